using System.Text.Json;
using System.Text.Json.Serialization;

namespace Readout.Tests.Samples;

/// <summary>What a careful reader finds in <c>samples/</c>: the file <c>samples/gold.json</c>.</summary>
internal sealed record SampleGold(
    [property: JsonPropertyName("happenings")] IReadOnlyList<GoldHappening> Happenings,
    [property: JsonPropertyName("distractors")] IReadOnlyList<GoldReport> Distractors,
    [property: JsonPropertyName("knownGaps")] IReadOnlyList<KnownGap> KnownGaps)
{
    /// <summary>All reports, those of no happening last.</summary>
    public IEnumerable<GoldReport> Reports => Happenings.SelectMany(h => h.Reports).Concat(Distractors);

    /// <summary>Reads the file.</summary>
    public static SampleGold Load(string path) =>
        JsonSerializer.Deserialize<SampleGold>(File.ReadAllText(path)) ?? throw new InvalidDataException("No gold in " + path);

    /// <summary>Why a check is known to fail for a file, a happening, a contact or a quotation; null where it must hold.</summary>
    public string? Gap(string check, string subject) =>
        KnownGaps.FirstOrDefault(g => g.Check == check && g.Subject == subject)?.Why;
}

/// <summary>Something that the engine is known not to do yet.</summary>
internal sealed record KnownGap(
    [property: JsonPropertyName("check")] string Check,
    [property: JsonPropertyName("subject")] string Subject,
    [property: JsonPropertyName("why")] string Why);

internal sealed record GoldHappening(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("as_of")] string AsOf,
    [property: JsonPropertyName("reports")] IReadOnlyList<GoldReport> Reports,
    [property: JsonPropertyName("contacts")] IReadOnlyList<GoldContact> Contacts,
    [property: JsonPropertyName("quotes")] IReadOnlyList<GoldQuote> Quotes,
    [property: JsonPropertyName("origins")] GoldOrigins Origins);

internal sealed record GoldOrigins([property: JsonPropertyName("groups")] IReadOnlyList<IReadOnlyList<string>> Groups);

internal sealed record GoldReport(
    [property: JsonPropertyName("file")] string File,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("published")] string Published,
    [property: JsonPropertyName("outlet")] string Outlet,
    [property: JsonPropertyName("byline")] IReadOnlyList<string> Byline,
    [property: JsonPropertyName("starts")] string Starts,
    [property: JsonPropertyName("ends")] string Ends,
    [property: JsonPropertyName("not_text")] IReadOnlyList<string> NotText);

internal sealed record GoldContact(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("kind_accepted")] IReadOnlyList<string>? KindAccepted,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("status_accepted")] IReadOnlyList<string>? StatusAccepted,
    [property: JsonPropertyName("sides")] IReadOnlyList<string> Sides,
    [property: JsonPropertyName("people")] IReadOnlyList<string> People,
    [property: JsonPropertyName("start")] string? Start,
    [property: JsonPropertyName("end")] string? End,
    [property: JsonPropertyName("place")] string? Place,
    [property: JsonPropertyName("reports")] IReadOnlyList<string> Reports,
    [property: JsonPropertyName("optional")] bool Optional)
{
    public IReadOnlyList<string> Kinds => KindAccepted ?? [Kind];

    public IReadOnlyList<string> Statuses => StatusAccepted ?? [Status];
}

internal sealed record GoldQuote(
    [property: JsonPropertyName("speaker")] string Speaker,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("reports")] IReadOnlyList<string> Reports,
    [property: JsonPropertyName("unnamed")] bool Unnamed,
    [property: JsonPropertyName("accepted_words")] IReadOnlyList<string>? AcceptedWords);
