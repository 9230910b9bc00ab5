using System.Collections.Frozen;

namespace Readout.Extraction;

/// <summary>Names a text's language by its script and by its commonest words. Source of the method: function words, as in Grefenstette (1995).</summary>
internal static class LanguageGuess
{
    private const int Sample = 20_000;
    private const int FewestHits = 3;

    private static readonly (string Code, FrozenSet<string> Words)[] Latin =
    [
        Row("en", "the of and to in is that for it was on with as he be at by this had not are but from or have an they which one you were her all she there would their we him been has when who will more no if out so said what up its about than into them can only other new some could time these two may then do first any my now such like our over"),
        Row("de", "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch"),
        Row("fr", "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la avec mais comme ou si leur y dont aux cette ses été être fait elle nous même ces"),
        Row("es", "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante"),
        Row("it", "di e il la che in a per un del è con non una i si da le dei al come anche della nel più ha alla sono gli ma lo se delle dalla o cui essere questo dal suo hanno nella"),
        Row("pt", "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela"),
        Row("nl", "de en van het een in is dat op te zijn met voor niet die aan er om als ook bij door maar uit dan naar nog wordt werd over heeft tot deze of worden ze meer"),
        Row("pl", "w i na z do się nie jest że to o jak po za od przez przy był co są dla oraz tym ale może które już tego być jego czy tak tylko roku"),
        Row("sv", "och i att det som en på är av för med den till inte har de ett om var från men vi så kan han sig ska eller också efter vid nu"),
        Row("no", "og i det er på til som en å for av at med har de ikke den om et var fra men vi så kan han seg skal eller også etter ved nå"),
        Row("da", "og i at det er en til på som for med af de der den har ikke et om var fra men vi så kan han sig skal eller også efter ved nu blev"),
        Row("fi", "ja on ei että se oli hän mutta ovat kun myös joka mukaan kuin sen ole jo tai vain sekä hänen jos ollut voi nyt"),
        Row("cs", "a v se na je že s z do to o k i ve po za pro jako by jsem ale od jeho které byl jsou nebo který také až"),
        Row("hu", "a az és hogy nem is egy ez volt meg de már csak mint még ki el azt ha vagy lesz kell után szerint"),
        Row("ro", "de și în a la cu că nu din pe un o se este care pentru mai au fost sau ca prin lui după sunt fi"),
        Row("tr", "ve bir bu da de için ile olarak çok daha olan gibi en ne kadar sonra ise olduğu var göre ancak o"),
        Row("id", "dan yang di dengan untuk dari pada ini itu tidak dalam akan ke juga adalah oleh telah sebagai karena bisa atau tersebut"),
        Row("vi", "và của là có không được cho trong một các với người đã này những khi đến từ"),
        Row("hr", "i u je na se da za od su s o kako koji što nije bi ali te iz će"),
    ];

    /// <summary>An ISO 639-1 code, or null where too little speaks for any language.</summary>
    public static string? Of(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        return ByScript(sample) ?? ByWords(sample);
    }

    private static string? ByScript(ReadOnlySpan<char> text)
    {
        int latin = 0, cyrillic = 0, ukrainian = 0, greek = 0, arabic = 0, persian = 0, hebrew = 0, han = 0, kana = 0, hangul = 0, thai = 0, devanagari = 0, bengali = 0;
        foreach (var c in text)
        {
            if (c < 'A') continue;
            if (c < '\u0250') latin += char.IsLetter(c) ? 1 : 0;
            else if (c is >= '\u0370' and < '\u0400') greek++;
            else if (c is >= '\u0400' and < '\u0530')
            {
                cyrillic++;
                if (c is 'і' or 'ї' or 'є' or 'ґ') ukrainian++;
            }
            else if (c is >= '\u0590' and < '\u0600') hebrew++;
            else if (c is >= '\u0600' and < '\u0780')
            {
                arabic++;
                if (c is 'پ' or 'چ' or 'ژ' or 'گ' or 'ی') persian++;
            }
            else if (c is >= '\u0900' and < '\u0980') devanagari++;
            else if (c is >= '\u0980' and < '\u0A00') bengali++;
            else if (c is >= '\u0E00' and < '\u0E80') thai++;
            else if (c is >= '\u3040' and < '\u3100') kana++;
            else if (c is >= '\u3400' and < '\uA000') han++;
            else if (c is >= '\uAC00' and < '\uD7B0') hangul++;
        }

        // A Han character stands for about two Latin letters.
        var most = Math.Max(latin, Math.Max(Math.Max(cyrillic, greek), Math.Max(Math.Max(arabic, hebrew), Math.Max(Math.Max(devanagari, bengali), thai))));
        if ((han + kana + hangul) * 2 > most) return kana * 10 > han ? "ja" : hangul > han ? "ko" : "zh";
        if (most == latin) return null;
        if (most == cyrillic) return ukrainian * 50 > cyrillic ? "uk" : "ru";
        if (most == greek) return "el";
        if (most == arabic) return persian * 25 > arabic ? "fa" : "ar";
        if (most == hebrew) return "he";
        if (most == devanagari) return "hi";
        return most == thai ? "th" : "bn";
    }

    private static string? ByWords(ReadOnlySpan<char> text)
    {
        Span<int> hits = stackalloc int[Latin.Length];
        Span<char> lower = stackalloc char[16];
        foreach (var range in text.SplitAny(" \n\t,.;:!?\"“”()'’"))
        {
            var word = text[range];
            if (word.IsEmpty || word.Length > lower.Length) continue;
            var length = word.ToLowerInvariant(lower);
            for (var i = 0; i < Latin.Length; i++)
            {
                if (Latin[i].Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower[..length])) hits[i]++;
            }
        }

        var best = 0;
        for (var i = 1; i < hits.Length; i++)
        {
            if (hits[i] > hits[best]) best = i;
        }

        return hits[best] >= FewestHits ? Latin[best].Code : null;
    }

    private static (string Code, FrozenSet<string> Words) Row(string code, string words) =>
        (code, words.Split(' ').ToFrozenSet(StringComparer.Ordinal));
}
