using BenchmarkDotNet.Attributes;
using Readout.Documents;
using Readout.Language.Trees;

namespace Readout.Bench;

/// <summary>Tags, lemmas and trees of a report of the project's own, repeated; words a second are words over the mean time.</summary>
[MemoryDiagnoser]
public class TreeBench
{
    private const string Report = """
        The foreign ministers of Norland and Estavia met in the harbour town of Lund on Tuesday , their first talks in more than two years .
        After three hours behind closed doors , the two sides said in a joint statement that they would reopen their embassies before the summer .
        “ We did not agree on everything , but we agreed to keep talking , ” the Norlandic minister told reporters .
        Her counterpart , who took office in March , declined to say whether the dispute over fishing rights had been raised .
        Officials in the capital had warned that the visit , postponed twice since January , could still be called off .
        """;

    private string _text = "";
    private Token[] _tokens = [];
    private Sentence[] _sentences = [];

    /// <summary>How often the report stands in the text; time must grow no faster.</summary>
    [Params(1, 16, 32)]
    public int Reports { get; set; }

    /// <summary>Splits the text at spaces.</summary>
    [GlobalSetup]
    public void Split()
    {
        _text = string.Concat(Enumerable.Repeat(Report, Reports));
        List<Token> tokens = [];
        List<Sentence> sentences = [];
        var at = 0;
        foreach (var line in _text.Split('\n'))
        {
            var first = tokens.Count;
            var start = at;
            foreach (var word in line.Split(' '))
            {
                if (word.Length > 0) tokens.Add(new Token(new TextSpan(at, at + word.Length)));
                at += word.Length + 1;
            }

            if (tokens.Count > first) sentences.Add(new Sentence(new TextSpan(start, at - 1), first, tokens.Count, 0));
        }

        _tokens = [.. tokens];
        _sentences = [.. sentences];
    }

    /// <summary>The whole analysis of given tokens.</summary>
    [Benchmark]
    public int Parse() => TreeModel.English.Parse(_text, _tokens, _sentences).Count;
}
