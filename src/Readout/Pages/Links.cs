using System.Globalization;
using Readout.Archive;
using Readout.Documents;
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

    /// <summary>"Ana Reyes and Ole Berg", or the sides where nobody is named.</summary>
    public static string Parties(ContactRow contact)
    {
        var sides = Wording.And([.. contact.Sides.Select(Wording.Side)]);
        if (contact.People.Count == 0) return sides.Length > 0 ? sides : "Parties not named";
        return Wording.And(contact.People) + (sides.Length > 0 ? $" ({sides})" : "");
    }

    /// <summary>"meeting in Beijing".</summary>
    public static string Happening(ContactRow contact) =>
        contact.Kind.Word() + (contact.Place is not { } place ? "" : contact.Kind == ContactKind.Visit ? $" to {place}" : $" in {place}");
}

/// <summary>A moment for people, in UTC.</summary>
internal static class Moment
{
    public static string Told(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
