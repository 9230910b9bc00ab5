using Readout.Language.Trees;

namespace Readout.Language.English;

/// <summary>Labels tokens of names by the network and the name model together: their scores are added up, word by word, before the best sequence is sought.</summary>
internal static class JointLabels
{
    /// <summary>The labels of <see cref="NameTags"/>, one a token.</summary>
    /// <param name="words">All words of the document, in order.</param>
    /// <param name="sentenceOf">For each word its sentence.</param>
    public static byte[] Of(NameModel model, NameFeatures features, List<NameWord> words, List<int> sentenceOf, ParsedTokens parsed)
    {
        var labels = new byte[parsed.Count];
        var network = new List<float>();
        var found = new byte[words.Count];
        for (var first = 0; first < words.Count;)
        {
            var end = first;
            network.Clear();
            while (end < words.Count && sentenceOf[end] == sentenceOf[first]) Add(parsed, words[end++], network);
            model.Label(features, first, end, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(network), found.AsSpan(first, end - first));
            for (var i = first; i < end; i++)
            {
                if (found[i] == NameLabels.Outside) continue;
                var opens = NameLabels.IsFirst(found[i]);
                var closes = i + 1 == end || !NameLabels.IsInside(found[i + 1]);
                for (var token = words[i].FirstToken; token < words[i].EndToken; token++)
                {
                    labels[token] = NameTags.Of(
                        NameLabels.TypeOf(found[i]), opens && token == words[i].FirstToken, closes && token == words[i].EndToken - 1);
                }
            }

            first = end;
        }

        return labels;
    }

    /// <summary>The logarithms of the chances of a word's labels: the mean over its tokens.</summary>
    private static void Add(ParsedTokens parsed, NameWord word, List<float> network)
    {
        Span<float> sums = stackalloc float[NameLabels.Count];
        Span<float> chances = stackalloc float[NameTags.Count];
        sums.Clear();
        for (var token = word.FirstToken; token < word.EndToken; token++)
        {
            NameTags.Chances(parsed.NameScores.AsSpan(token * NameTags.Count, NameTags.Count), chances);
            sums[NameLabels.Outside] += Log(chances[NameTags.Outside]);
            for (var type = (Documents.NameType)0; (int)type < NameTags.Types; type++)
            {
                var first = chances[NameTags.Of(type, true, false)] + chances[NameTags.Of(type, true, true)];
                var inside = chances[NameTags.Of(type, false, false)] + chances[NameTags.Of(type, false, true)];
                sums[NameLabels.First(type)] += Log(token == word.FirstToken ? first : inside);
                sums[NameLabels.Inside(type)] += Log(inside);
            }
        }

        foreach (var sum in sums) network.Add(sum / (word.EndToken - word.FirstToken));
    }

    private static float Log(float chance) => MathF.Log(MathF.Max(chance, 1e-6f));
}
