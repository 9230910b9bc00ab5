using System.Globalization;
using Readout.Archive;
using Readout.Documents;
using Readout.Language.English;
using Readout.Writing;

namespace Readout.Pages;

/// <summary>The app's own addresses, and how a row of the ledger is told.</summary>
internal static class Links
{
    /// <summary>Words as one part of a path or a query.</summary>
    public static string Part(string words) => Uri.EscapeDataString(words);

    /// <summary>An address with one more parameter; one of the same name is replaced.</summary>
    public static string With(string address, string name, string value)
    {
        var (path, query) = address.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? (address[..mark], address[(mark + 1)..]) : (address, "");
        var kept = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !p.StartsWith(name + "=", StringComparison.Ordinal));
        return $"{path}?{string.Join('&', kept.Append($"{name}={Part(value)}"))}";
    }

    /// <summary>A passage in a report's own words.</summary>
    public static string Passage(ArticleId article, TextSpan? span) =>
        span is { } at ? string.Create(CultureInfo.InvariantCulture, $"/articles/{article}?start={at.Start}&end={at.End}#here") : $"/articles/{article}";

    /// <summary>An address of the web, or null: no other scheme becomes a link.</summary>
    public static string? Web(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address.AbsoluteUri : null;

    /// <summary>An address of this app to go back to; "/" where it leads elsewhere.</summary>
    public static string Own(string? address) =>
        address is ['/', ..] && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(c => char.IsControl(c) || c == '\\') ? address : "/";

    /// <summary>"Ana Reyes and Ole Berg (Chile – Norway)", or the sides where nobody is named. Which of the people is of which side is not kept.</summary>
    public static string Parties(ContactRow contact)
    {
        IReadOnlyList<string> sides = [.. contact.Sides.Select(Wording.Side)];
        if (contact.People.Count == 0) return sides.Count > 0 ? Wording.And(sides) : "Parties not named";
        return Wording.And(contact.People) + (sides.Count > 0 ? $" ({string.Join(" – ", sides)})" : "");
    }

    /// <summary>The code of a side that is written as a code or as a name: "FRA" for "fra" and "France"; other words in capitals.</summary>
    public static string SideCode(string words)
    {
        var code = words.ToUpperInvariant();
        if (Gazetteer.NameOf(new Side(code)) != code) return code;
        return (Gazetteer.SideOf(words) ?? Gazetteer.CountryOf(words) ?? Gazetteer.CountryOf(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(words.ToLowerInvariant())))?.Code ?? code;
    }

    /// <summary>A side as it stands in a field, by its name.</summary>
    public static string? SideName(string? code) => code is null ? null : Wording.Side(code);

    /// <summary>The words of a statement that was rejected, by its <see cref="FactKey"/>.</summary>
    public static string? Rejected(string? fact) =>
        fact?.Split(':') is [_, var article, var place] && place.Split('-') is [var start, var end] ? $"/articles/{Part(article)}?start={Part(start)}&end={Part(end)}#here" : null;

    /// <summary>"meeting in Beijing".</summary>
    public static string Happening(ContactRow contact) =>
        contact.Kind.Word() + (contact.Place is not { } place ? "" : contact.Kind == ContactKind.Visit ? $" to {place}" : $" in {place}");
}

/// <summary>A moment for people, in UTC.</summary>
internal static class Moment
{
    public static string Told(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
