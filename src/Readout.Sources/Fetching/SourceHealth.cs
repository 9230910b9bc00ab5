using System.Collections.Concurrent;

namespace Readout.Sources.Fetching;

/// <summary>How a source has fared.</summary>
/// <param name="LastSuccess">When it last answered with a body, or said that nothing changed; null where never.</param>
/// <param name="LastFailure">When it last failed; null where never.</param>
/// <param name="LastProblem">Why, in words; kept after a success, so that a source that comes and goes can be understood.</param>
/// <param name="Successes">How often it answered.</param>
/// <param name="Failures">How often it failed.</param>
/// <param name="FailuresInARow">How often it has failed since its last success.</param>
public sealed record SourceHealth(DateTimeOffset? LastSuccess, DateTimeOffset? LastFailure, string? LastProblem, long Successes, long Failures, long FailuresInARow)
{
    /// <summary>Nothing is known yet.</summary>
    public static SourceHealth Unknown { get; } = new(null, null, null, 0, 0, 0);

    /// <summary>The health after one more result.</summary>
    public SourceHealth After(FetchResult result, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Problem is { } problem
            ? this with { LastFailure = now, LastProblem = problem, Failures = Failures + 1, FailuresInARow = FailuresInARow + 1 }
            : this with { LastSuccess = now, Successes = Successes + 1, FailuresInARow = 0 };
    }
}

/// <summary>What is kept of a source between two visits.</summary>
/// <param name="Address">Its address, as it was given.</param>
/// <param name="Validators">What to send so that only a changed body comes; null where nothing is known.</param>
/// <param name="Health">How it has fared.</param>
/// <param name="NotBefore">Before this it does not want to be asked; null where it said nothing.</param>
public sealed record SourceState(string Address, CacheValidators? Validators, SourceHealth Health, DateTimeOffset? NotBefore = null);

/// <summary>The states of sources, in memory: whoever keeps them loads them before and reads them out after. Threads may share it.</summary>
public sealed class SourceStates
{
    private readonly ConcurrentDictionary<string, SourceState> _states = new(StringComparer.Ordinal);

    /// <summary>No states, or those kept from before.</summary>
    public SourceStates(IEnumerable<SourceState>? kept = null)
    {
        foreach (var state in kept ?? []) _states[state.Address] = state;
    }

    /// <summary>All states, in ordinal order of their addresses.</summary>
    public IReadOnlyList<SourceState> All => [.. _states.Values.OrderBy(s => s.Address, StringComparer.Ordinal)];

    /// <summary>The state of a source; an empty one where nothing is known.</summary>
    public SourceState Of(string address) => _states.TryGetValue(address, out var state) ? state : new SourceState(address, null, SourceHealth.Unknown);

    /// <summary>Takes in what came of a visit. A failure keeps the validators: what was read before is still what was read.</summary>
    public void Record(FetchResult result, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(result);
        _states.AddOrUpdate(result.Address, _ => Next(new SourceState(result.Address, null, SourceHealth.Unknown)), (_, state) => Next(state));

        SourceState Next(SourceState before) => before with
        {
            Validators = result.Problem is null ? result.Validators ?? (result.NotModified ? before.Validators : null) : before.Validators,
            Health = before.Health.After(result, now),
            NotBefore = result.NotBefore,
        };
    }
}
