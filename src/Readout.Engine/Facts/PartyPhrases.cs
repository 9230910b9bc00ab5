namespace Readout.Facts;

/// <summary>The actors that a phrase names.</summary>
internal sealed partial class PartyFinder
{
    /// <summary>The actors that a noun phrase names: its own, those joined to it, and of a body ("the Kenyan delegation", "leaders from Kenya and Mali") the sides it is of.</summary>
    public List<Actor> Phrase(int head)
    {
        var found = new List<Actor>();
        var seen = new HashSet<int>();
        Collect(head, found, seen);
        return found;
    }

    private void Collect(int head, List<Actor> found, HashSet<int> seen)
    {
        if (!Inside(head) || seen.Count >= MostJoined || !seen.Add(head)) return;
        if (ActorAt(head) is { } actor)
        {
            var group = _groupAt[_actors.IndexOf(actor)];
            AddAll(found, _actors.Where((_, i) => _groupAt[i] == group).ToList());
            for (var t = Math.Max(actor.First, _sentence.FirstToken); t < actor.End; t++)
            {
                foreach (var child in _syntax.Children(t))
                {
                    if (child >= actor.End && (_syntax.Is(child, "conj") || _syntax.Is(child, "appos") && !actor.IsPerson)) Collect(child, found, seen);
                    if (child >= actor.End && !actor.IsPerson && IsBodyPart(child)) Collect(child, found, seen);
                }
            }

            return;
        }

        var apposed = _syntax.Child(head, "appos");
        if (apposed >= 0 && ActorAt(apposed) is { IsPerson: true }) Collect(apposed, found, seen);
        else if (PartyWords.Bodies.Contains(_words[head]) || PartyWords.Bodies.Contains(_syntax.Lemma(head))) Body(head, found, seen);
        foreach (var child in _syntax.Children(head, "conj")) Collect(child, found, seen);
    }

    private bool IsBodyPart(int child) => _syntax.Is(child, "flat") && ActorAt(child) is { IsPerson: true };

    /// <summary>A body or group is of the sides that its modifiers name, and is led by whom "led by" names.</summary>
    private void Body(int head, List<Actor> found, HashSet<int> seen)
    {
        foreach (var child in _syntax.Children(head))
        {
            if (!Inside(child)) continue;
            if (_syntax.Is(child, "acl") && _syntax.Lemma(child) is "lead" or "head") { AddAll(found, Agent(child)); continue; }
            var modifies = child < head && (_syntax.Is(child, "amod") || _syntax.Is(child, "compound") || _syntax.Is(child, "nmod"))
                || child > head && (_syntax.Is(child, "nmod") || _syntax.Is(child, "obl")) && _syntax.Case(child, _words) is "of" or "from";
            if (modifies) Collect(child, found, seen);
        }
    }

    private static void AddAll(List<Actor> list, List<Actor> more)
    {
        foreach (var actor in more)
        {
            if (!list.Contains(actor)) list.Add(actor);
        }
    }

    private bool Inside(int token) => token >= _sentence.FirstToken && token < _sentence.EndToken;

    private Actor? ActorAt(int token) => Inside(token) && _actorAt[token - _sentence.FirstToken] is >= 0 and var index ? _actors[index] : null;

    /// <summary>The token of a run whose head lies outside it.</summary>
    private int HeadOf(int first, int end)
    {
        for (var t = Math.Max(first, _sentence.FirstToken); t < end; t++)
        {
            if (_syntax.Head(t) is var head && (head < first || head >= end)) return t;
        }

        return first;
    }
}
