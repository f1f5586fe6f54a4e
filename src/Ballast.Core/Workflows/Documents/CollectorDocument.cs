using System.Text.Json.Serialization;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Collecting;

namespace Ballast.Core.Workflows.Documents;

/// <summary>What the collector does and did, as JSON.</summary>
/// <param name="Phase">off, waiting, idle, collecting or failed.</param>
/// <param name="Since">Since when.</param>
/// <param name="Self">This process, as it is named in the lease.</param>
/// <param name="Holder">Who holds the lease; null where nobody does.</param>
/// <param name="Next">The next look.</param>
/// <param name="Running">The running sync.</param>
/// <param name="Last">The last look that ended well.</param>
/// <param name="Failure">What failed; null when the last look went well.</param>
/// <param name="Remarks">What a person should know.</param>
/// <param name="Totals">What was done since the process began.</param>
public sealed record CollectorDocument(
    string Phase,
    DateTimeOffset Since,
    string Self,
    string? Holder,
    CollectorNextEntry? Next,
    CollectorRunningEntry? Running,
    CollectorLastEntry? Last,
    CollectorFailureEntry? Failure,
    IReadOnlyList<string> Remarks,
    CollectorTotals Totals
)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.collector/1";

    /// <summary>Makes the document of a state.</summary>
    public static CollectorDocument Of(CollectorState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new CollectorDocument(
            state.Phase.ToString().ToLowerInvariant(),
            state.Since,
            state.Self,
            state.Holder,
            state.Next is { } next ? new CollectorNextEntry(next.Tournament.Slug(), next.At, next.Reason) : null,
            state.Running is { } run
                ? new CollectorRunningEntry(run.Tournament.Slug(), run.Reason, run.Since, run.Done, run.Total)
                : null,
            state.Last is { } last
                ? new CollectorLastEntry(
                    last.Tournament.Slug(),
                    last.Reason,
                    last.At,
                    Math.Round(last.Seconds, 3),
                    last.Models,
                    last.NewRows
                )
                : null,
            state.Failure is { } failure
                ? new CollectorFailureEntry(
                    failure.Tournament?.Slug(),
                    failure.Code,
                    failure.Reason,
                    failure.At,
                    failure.InARow
                )
                : null,
            state.Remarks,
            state.Totals with
            {
                Seconds = Math.Round(state.Totals.Seconds, 3),
            }
        );
    }
}

/// <summary>The next look.</summary>
public sealed record CollectorNextEntry(string Tournament, DateTimeOffset At, string Reason);

/// <summary>A running sync.</summary>
public sealed record CollectorRunningEntry(string Tournament, string Reason, DateTimeOffset Since, int Done, int Total);

/// <summary>A look that ended well.</summary>
public sealed record CollectorLastEntry(
    string Tournament,
    string Reason,
    DateTimeOffset At,
    double Seconds,
    int Models,
    int NewRows
);

/// <summary>A look that failed.</summary>
public sealed record CollectorFailureEntry(
    string? Tournament,
    string Code,
    string Reason,
    DateTimeOffset At,
    int InARow
);
