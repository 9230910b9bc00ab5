using System.Globalization;
using Readout.Documents;
using Readout.Language.English;

namespace Readout.Comparison;

/// <summary>A line for people about a contact, made of its own values alone.</summary>
internal static class ContactLine
{
    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    /// <summary>A sentence without its end mark: "Ada Lund met Raul Ortiz in Oslo", "Visit of Raul Ortiz to Oslo postponed".</summary>
    public static string Sentence(Contact contact)
    {
        var (first, others) = Parties(contact);
        var told = contact.Status is ContactStatus.Held or ContactStatus.UnderWay or ContactStatus.Planned or ContactStatus.Possible;
        var line = !told ? $"{Naming(contact, first, others)} {contact.Status.Word()}"
            : contact.Kind == ContactKind.Visit ? $"{first} {Verb(contact)} {Destination(contact)}"
            : others is null ? $"{Naming(contact, first, others)} {contact.Status.Word()}"
            : $"{first} {Verb(contact)} {others}";
        if (contact.DeclinedBy is { } by && !told) line += $" by {Gazetteer.NameOf(by)}";
        if (contact.Kind != ContactKind.Visit && contact.Place is { } place) line += $" in {place}";
        if (contact.Occasion is { } occasion) line += $" ({occasion})";
        return line;
    }

    /// <summary>A few words that name it: "Visit of Raul Ortiz to Norway, March 2024".</summary>
    public static string Heading(Contact contact)
    {
        var (first, others) = Parties(contact);
        var name = Naming(contact, first, others);
        return contact.Start is { } start ? $"{name}, {Date(start)}" : name;
    }

    private static string Naming(Contact contact, string first, string? others)
    {
        var kind = char.ToUpperInvariant(contact.Kind.Word()[0]) + contact.Kind.Word()[1..];
        if (contact.Kind == ContactKind.Visit) return $"{kind} of {first} to {Destination(contact)}";
        return others is null ? $"{kind} of {first}" : $"{kind} of {first} and {others}";
    }

    /// <summary>A date as people write it: "13 May 2024", "May 2024", "2024".</summary>
    public static string Date(PartialDate date)
    {
        var year = date.Year.ToString(CultureInfo.InvariantCulture);
        if (date.Month is not { } month) return year;
        return date.Day is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day} {Months[month - 1]} {year}") : $"{Months[month - 1]} {year}";
    }

    /// <summary>Those of the first side, and the others; sides stand in where nobody is named.</summary>
    private static (string First, string? Others) Parties(Contact contact)
    {
        var people = contact.People.ToList();
        var sides = contact.Sides.Select(Gazetteer.NameOf).ToList();
        if (people.Count == 0) return (sides.Count > 0 ? sides[0] : "Unnamed officials", sides.Count > 1 ? List(sides.Skip(1)) : null);
        if (contact.Kind == ContactKind.Visit)
        {
            var travellers = people.Where(p => p.Side is { } side && contact.Sides.Count > 0 && side == contact.Sides[0]).ToList();
            return (List((travellers.Count > 0 ? travellers : [people[0]]).Select(p => p.Name)), null);
        }

        var first = people.Where(p => p.Side is not null && p.Side == people[0].Side).ToList();
        if (first.Count == 0 || first.Count == people.Count) first = [people[0]];
        var rest = people.Except(first).Select(p => p.Name).ToList();
        if (rest.Count > 0) return (List(first.Select(p => p.Name)), List(rest));
        var otherSides = contact.Sides.Where(s => s != first[0].Side).Select(Gazetteer.NameOf).ToList();
        return (List(first.Select(p => p.Name)), first[0].Side is not null && otherSides.Count > 0 ? $"officials of {List(otherSides)}" : null);
    }

    private static string Destination(Contact contact) =>
        contact.Place ?? (contact.Sides.Count > 1 ? Gazetteer.NameOf(contact.Sides[1]) : "a place not told");

    private static string Verb(Contact contact)
    {
        var (plain, past, going) = contact.Kind switch
        {
            ContactKind.Visit => ("visit", "visited", "visiting"),
            ContactKind.Meeting => ("meet", "met", "meeting"),
            ContactKind.Letter => ("write to", "wrote to", "writing to"),
            ContactKind.VideoCall => ("speak by video with", "spoke by video with", "speaking by video with"),
            _ => ("speak with", "spoke with", "speaking with"),
        };
        return contact.Status switch
        {
            ContactStatus.Held => past,
            ContactStatus.UnderWay => $"is {going}",
            ContactStatus.Planned => $"is to {plain}",
            _ => $"may {plain}",
        };
    }

    private static string List(IEnumerable<string> names)
    {
        var list = names.ToList();
        return list.Count <= 1 ? string.Concat(list) : $"{string.Join(", ", list.Take(list.Count - 1))} and {list[^1]}";
    }
}
