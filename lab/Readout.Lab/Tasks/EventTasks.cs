using System.Text.Json;
using Readout.Documents;
using Readout.Facts;
using Readout.Language;
using Readout.Language.English;

namespace Readout.Lab.Tasks;

/// <summary>Predictions of coded events, and where the corpora's habits differ from the manual's.</summary>
internal static class EventTasks
{
    /// <summary>The root between two given actors.</summary>
    public static void Events(string input, string output)
    {
        var (language, reader) = (new LanguageAnalyzer(), new FactReader());
        Lines.Write(output, Lines.Read(input).Select(row =>
        {
            var document = language.Analyze(new Article(row.Text("id"), null, "", row.Text("text")));
            var told = reader.EventBetween(document, Span(row, "source"), Span(row, "target"));
            return (object)new { id = row.Text("id"), root = told is null ? "SUPPORT" : Root(told.Root, told.Mode, told.Rule, told.Trigger.Of(document.Text)), rule = told?.Rule };
        }));
    }

    /// <summary>Who does what to whom; where the layer names nothing, the first two sides of the sentence, for the task asks for one event a sentence.</summary>
    public static void Open(string input, string output)
    {
        var (language, reader) = (new LanguageAnalyzer(), new FactReader());
        Lines.Write(output, Lines.Read(input).Select(row =>
        {
            var document = reader.Read(language.Analyze(new Article(row.Text("id"), null, "", row.Text("text"))));
            var events = document.Events.Select(e => One(Root(e.Root, e.Mode, e.Rule, e.Trigger.Of(document.Text)), document, e.Source.Words, e.Source.Side, e.Target.Words, e.Target.Side)).ToList();
            var sided = document.Names.Where(name => name.Side is not null).DistinctBy(name => name.Side).Take(2).ToArray();
            if (events.Count == 0 && sided.Length == 2 && reader.EventBetween(document, sided[0].Span, sided[1].Span) is { } told)
                events.Add(One(Root(told.Root, told.Mode, told.Rule, told.Trigger.Of(document.Text)), document, sided[0].Span, sided[0].Side!.Value, sided[1].Span, sided[1].Side!.Value));
            return (object)new { id = row.Text("id"), events };
        }));
    }

    private static object One(string root, Document document, TextSpan source, Side from, TextSpan target, Side to) =>
        new { root, source = new { text = source.Of(document.Text), country = Country(from) }, target = new { text = target.Of(document.Text), country = Country(to) } };

    private static string Country(Side side) => Gazetteer.IsState(side) ? side.Code : "IGO";

    /// <summary>The corpus has one root for giving way, counts economic sanctions as COERCE, a conviction as ACCUSE, and a blockade as ASSAULT.</summary>
    private static string Root(EventRoot root, string? mode, string rule, string trigger) => root switch
    {
        EventRoot.Concede or EventRoot.Retreat => "YIELD",
        EventRoot.Sanction when mode == "convict" => "ACCUSE",
        EventRoot.Sanction when trigger.Contains("sanction", StringComparison.OrdinalIgnoreCase) || trigger.Contains("embargo", StringComparison.OrdinalIgnoreCase) || trigger.Contains("tariff", StringComparison.OrdinalIgnoreCase) => "COERCE",
        _ when rule.StartsWith("blockade", StringComparison.Ordinal) => "ASSAULT",
        _ => root.ToString().ToUpperInvariant(),
    };

    private static TextSpan? Span(JsonElement row, string name) =>
        row.TryGetProperty(name, out var span) && span.ValueKind == JsonValueKind.Array ? new TextSpan(span[0].GetInt32(), span[1].GetInt32()) : null;
}
