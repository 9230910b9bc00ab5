using System.Buffers;
using System.Collections.Frozen;

namespace Readout.Extraction;

/// <summary>Names a text's language: by its script where one language writes it, by letters of its own, else by its commonest words.</summary>
/// <remarks>
/// Source of the method: function words, as in Grefenstette (1995), "Comparing two language identification schemes". A word counts the more the
/// fewer languages have it. Where little is said, or two languages are as likely, the answer is null: no guess is better than a wrong one.
/// </remarks>
internal static class LanguageGuess
{
    private const int Sample = 12_000;
    private const int FewestLetters = 12;
    private const int FewestHits = 3;
    private const float FewestPoints = 1.1f;

    /// <summary>The best must be ahead of the next by this factor.</summary>
    private const float Ahead = 1.12f;

    /// <summary>Of a text's words at least this share must be such words.</summary>
    private const float LeastShare = 0.07f;

    private static readonly string[] Codes = [.. LanguageWords.Rows.Select(r => r.Code)];
    private static readonly FrozenDictionary<string, ulong> Words = Table();
    private static readonly FrozenDictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> Serbian = SearchValues.Create("ђћљњџЂЋЉЊЏ");
    private static readonly SearchValues<char> Macedonian = SearchValues.Create("ѓќѕЃЌЅ");
    private static readonly SearchValues<char> Belarusian = SearchValues.Create("ўЎ");
    private static readonly SearchValues<char> Kazakh = SearchValues.Create("қғңұәҚҒҢҰӘ");
    private static readonly SearchValues<char> Ukrainian = SearchValues.Create("їєґЇЄҐ");

    /// <summary>An ISO 639-1 code, or null where too little speaks for any language.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        var sample = text[..Math.Min(text.Length, Sample)];
        Span<int> counts = stackalloc int[Enum.GetValues<Script>().Length];
        foreach (var c in sample)
        {
            if (c >= 'A' && char.IsLetter(c)) counts[(int)ScriptOf(c)]++;
        }

        // A Han character stands for about two letters.
        var asian = counts[(int)Script.Han] + counts[(int)Script.Kana] + counts[(int)Script.Hangul];
        var most = Script.Latin;
        for (var s = 0; s < counts.Length; s++)
        {
            if ((Script)s is not (Script.Han or Script.Kana or Script.Hangul or Script.Other) && counts[s] > counts[(int)most]) most = (Script)s;
        }

        if (asian * 2 > counts[(int)most])
        {
            if (asian * 2 < FewestLetters) return null;
            return counts[(int)Script.Kana] * 10 > counts[(int)Script.Han] + counts[(int)Script.Kana] ? "ja" : counts[(int)Script.Hangul] > counts[(int)Script.Han] ? "ko" : "zh";
        }

        if (counts[(int)most] < FewestLetters) return null;
        return most switch
        {
            Script.Latin => ByWords(sample, LanguageWords.IsLatin),
            Script.Cyrillic => Cyrillic(sample),
            Script.Arabic => Arabic(sample),
            _ => LanguageWords.OfScript(most),
        };
    }

    private static string? Cyrillic(ReadOnlySpan<char> text)
    {
        if (text.ContainsAny(Serbian)) return text.ContainsAny(Macedonian) ? "mk" : "sr";
        if (text.ContainsAny(Macedonian)) return "mk";
        if (text.ContainsAny(Belarusian)) return "be";
        if (text.ContainsAny(Kazakh)) return "kk";
        if (text.ContainsAny(Ukrainian)) return "uk";
        return ByWords(text, LanguageWords.IsCyrillic);
    }

    private static string? Arabic(ReadOnlySpan<char> text)
    {
        int persian = 0, urdu = 0, letters = 0;
        foreach (var c in text)
        {
            if (c is >= '\u0600' and < '\u0780') letters++;
            if (c is 'ٹ' or 'ڈ' or 'ڑ' or 'ے' or 'ں' or 'ہ') urdu++;
            else if (c is 'پ' or 'چ' or 'ژ' or 'گ' or 'ی' or 'ک') persian++;
        }

        return urdu * 30 > letters ? "ur" : persian * 25 > letters ? "fa" : "ar";
    }

    private static string? ByWords(ReadOnlySpan<char> text, ulong among)
    {
        Span<float> points = stackalloc float[Codes.Length];
        Span<int> hits = stackalloc int[Codes.Length];
        Span<char> lower = stackalloc char[16];
        var words = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetter(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetter(text[i])) i++;
            words++;
            if (i - start > lower.Length) continue;
            var length = text[start..i].ToLowerInvariant(lower);
            if (!Lookup.TryGetValue(lower[..length], out var languages) || (languages &= among) == 0) continue;
            var worth = 1f / System.Numerics.BitOperations.PopCount(languages);
            for (; languages != 0; languages &= languages - 1)
            {
                var at = System.Numerics.BitOperations.TrailingZeroCount(languages);
                points[at] += worth;
                hits[at]++;
            }
        }

        int best = 0, next = 1;
        for (var i = 1; i < points.Length; i++)
        {
            if (points[i] > points[best]) (best, next) = (i, best);
            else if (points[i] > points[next] || next == best) next = i;
        }

        var sure = hits[best] >= FewestHits && points[best] >= FewestPoints && points[best] >= points[next] * Ahead && hits[best] >= words * LeastShare;
        return sure ? Codes[best] : null;
    }

    private static Script ScriptOf(char c) => c switch
    {
        < '\u0250' or >= '\u1E00' and < '\u1F00' => Script.Latin,
        >= '\u0370' and < '\u0400' or >= '\u1F00' and < '\u2000' => Script.Greek,
        >= '\u0400' and < '\u0530' => Script.Cyrillic,
        >= '\u0530' and < '\u0590' => Script.Armenian,
        >= '\u0590' and < '\u0600' => Script.Hebrew,
        >= '\u0600' and < '\u0780' => Script.Arabic,
        >= '\u0900' and < '\u0980' => Script.Devanagari,
        >= '\u0980' and < '\u0A00' => Script.Bengali,
        >= '\u0A00' and < '\u0A80' => Script.Gurmukhi,
        >= '\u0A80' and < '\u0B00' => Script.Gujarati,
        >= '\u0B80' and < '\u0C00' => Script.Tamil,
        >= '\u0C00' and < '\u0C80' => Script.Telugu,
        >= '\u0C80' and < '\u0D00' => Script.Kannada,
        >= '\u0D00' and < '\u0D80' => Script.Malayalam,
        >= '\u0D80' and < '\u0E00' => Script.Sinhala,
        >= '\u0E00' and < '\u0E80' => Script.Thai,
        >= '\u0E80' and < '\u0F00' => Script.Lao,
        >= '\u1000' and < '\u10A0' => Script.Burmese,
        >= '\u10A0' and < '\u1100' => Script.Georgian,
        >= '\u1200' and < '\u1380' => Script.Ethiopic,
        >= '\u1780' and < '\u1800' => Script.Khmer,
        >= '\u3040' and < '\u3100' => Script.Kana,
        >= '\u3400' and < '\uA000' => Script.Han,
        >= '\uAC00' and < '\uD7B0' => Script.Hangul,
        _ => Script.Other,
    };

    private static FrozenDictionary<string, ulong> Table()
    {
        var table = new Dictionary<string, ulong>(StringComparer.Ordinal);
        for (var i = 0; i < LanguageWords.Rows.Count; i++)
        {
            foreach (var word in LanguageWords.Rows[i].Words.Split(' ')) table[word] = table.GetValueOrDefault(word) | 1UL << i;
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
