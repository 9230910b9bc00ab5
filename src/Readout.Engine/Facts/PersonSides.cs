using Readout.Documents;
using Readout.Language.English;

namespace Readout.Facts;

/// <summary>The side of people whose role names none.</summary>
internal sealed partial class PersonReader
{
    /// <summary>A leader told without a country belongs to the state whose adjective or possessive stands nearest in the report's role words for that office.</summary>
    private void GuessSides()
    {
        foreach (var draft in _drafts)
        {
            if (draft.Side is null && WellKnown.SideOf(draft.Name) is { } known) draft.Side = known;
            if (draft.Side is not null || draft.Role is null || draft.Level is not (Level.Leader or Level.ForeignMinister or Level.Defence or Level.TradeAndEconomy or Level.Official or Level.SecurityAdviser)) continue;
            draft.Side = PossessiveNear(draft) ?? AnnouncedBy(draft);
        }
    }

    /// <summary>"Peru's Rosa Quispe" and, of office-holders told together, "Murat Kaya of Turkey": the state beside a name without a role.</summary>
    private void Possessors()
    {
        foreach (var draft in _drafts)
        {
            if (draft.Side is not null && !draft.SideIsGuess) continue;
            foreach (var mention in draft.Mentions)
            {
                var (first, end) = reading.TokensOf(mention);
                var owner = first >= 2 && reading.Lower[first - 1] is "'s" or "'" ? first - 2 : -1;
                var land = end + 1 < reading.Count && reading.Lower[end] == "of" && (draft.Words.Length > 1 || draft.Level == Level.Leader) ? end + 1 : -1;
                var near = owner >= 0 ? owner : land;
                if (near < 0 || reading.NameAt(near) is not (>= 0 and var n) || reading.Document.Names[n] is not { Type: NameType.Place, Side: { } side } name || Gazetteer.Find(name.Span.Of(reading.Text)) is not { Kind: GazetteerKind.Country }) continue;
                (draft.Side, draft.SideIsGuess) = (side, false);
                break;
            }
        }
    }

    /// <summary>"Tokyo said Prime Minister Doe would travel": a government speaks of its own.</summary>
    private Side? AnnouncedBy(Draft draft)
    {
        foreach (var mention in draft.Mentions)
        {
            var (first, _) = reading.TokensOf(mention);
            if (reading.SentenceAt(first) is not (>= 0 and var number) || RoleBefore(first) is not { } role) continue;
            var sentence = reading.Document.Sentences[number];
            if (role.First == sentence.FirstToken && sentence.EndToken - 4 > first && reading.Lower[sentence.EndToken - 2] == "said" && reading.Lower[sentence.EndToken - 4] == "," && SeatAt(sentence.EndToken - 3) is { } behind) return behind;
            var t = role.First - 1;
            if (t >= 0 && reading.Lower[t] == "that") t--;
            if (t < 1 || reading.Lower[t] is not ("said" or "says" or "announced" or "confirmed") || reading.SentenceAt(t) != number) continue;
            if (SeatAt(t - 1) is { } side) return side;
        }

        return null;
    }

    private Side? SeatAt(int token) => reading.NameAt(token) is >= 0 and var n && reading.Document.Names[n] is { Type: NameType.Place, Side: { } side } seat
        && Gazetteer.Find(seat.Span.Of(reading.Text)) is { Kind: GazetteerKind.Seat } ? side : null;

    private List<int> PlacesOf(string office)
    {
        if (_headsAt.Count == 0)
        {
            for (var t = 1; t < reading.Count; t++)
            {
                if (!RoleWords.Heads.Contains(reading.Lower[t])) continue;
                if (!_headsAt.TryGetValue(reading.Lower[t], out var places)) _headsAt[reading.Lower[t]] = places = [];
                if (places.Count < MostPlaces) places.Add(t);
            }
        }

        return _headsAt.TryGetValue(office, out var found) ? found : [];
    }

    /// <summary>"The US president said …" in the sentence after a bare "President Doe": the same office with a side within the report.</summary>
    private Side? PossessiveNear(Draft draft)
    {
        var office = draft.Role!.Split(' ')[0].ToLowerInvariant();
        Side? only = null;
        foreach (var t in PlacesOf(office))
        {
            var before = reading.Lower[t - 1] is "'s" or "'" ? t - 2 : t - 1;
            if (before < 0 || reading.NameAt(before) is not (>= 0 and var n) || reading.Document.Names[n] is not { Side: { } side }) continue;
            if (_drafts.Exists(d => d.Side == side && d.Level == draft.Level && d.Role!.Contains(office, StringComparison.OrdinalIgnoreCase))) continue;
            if (only is not null && only != side) return null;
            only = side;
        }

        return only;
    }
}
