using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Syncing;
using Ballast.Storage;

namespace Ballast.Server.Collecting;

/// <summary>One look at a tournament: the same sync as <c>ballast sync</c>, and what became of it.</summary>
internal static class SyncRun
{
    /// <summary>Syncs the watch list.</summary>
    /// <exception cref="OperationCanceledException">The lease was lost, or the program ends.</exception>
    public static async Task<SyncRunResult> RunAsync(
        CollectorOptions options,
        Tournament tournament,
        DateTimeOffset now,
        Action<SyncProgress> progress,
        CancellationToken cancellation
    )
    {
        var requests = 0;
        try
        {
            using var store = options.OpenStore();
            using var visit = options.OpenFeed();
            try
            {
                var request = new SyncRequest { Tournament = tournament, Now = now };
                var outcome = await SyncWorkflow
                    .RunAsync(store, visit.Feed, visit.Accounts, request, new Reported(progress), cancellation)
                    .ConfigureAwait(false);
                return Of(outcome) with { Requests = visit.Requests() };
            }
            finally
            {
                requests = visit.Requests();
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (StoreException e)
        {
            return SyncRunResult.Failed("store", e.Message) with { Requests = requests };
        }
#pragma warning disable CA1031 // Whatever else goes wrong in one look, the next one is made.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (options.Explain(e) is { } failed)
                return failed with { Requests = requests };
            options.Log.SyncThrew(e, tournament.Slug());
            var line = e.Message.ReplaceLineEndings(" ");
            return SyncRunResult.Failed("internal", $"Unexpected {e.GetType().Name}: {line}") with
            {
                Requests = requests,
            };
        }
    }

    private static SyncRunResult Of(Outcome<SyncAnswer> outcome)
    {
        if (outcome is not Outcome<SyncAnswer>.Done { Value: var answer })
        {
            var refusal = ((Outcome<SyncAnswer>.Refused)outcome).Refusal;
            return SyncRunResult.Failed(refusal.Code, refusal.Message);
        }
        var result = new SyncRunResult
        {
            Models = answer.Models.Count,
            NewRows =
                answer.Rounds.New
                + answer.NewConfigurations
                + answer.Accounts.Sum(a => a.New.Total)
                + answer.Models.Sum(m => Rows(m.New)),
            KeyFindings = answer.KeyFindings,
            Remarks = [.. answer.Warnings, .. answer.Problems.Select(p => $"'{p.Model}': {p.Reason}")],
        };
        var holes = answer.Models.Where(m => m.Incomplete is not null).ToList();
        return holes.Count == 0
            ? result
            : result with
            {
                Code = "incomplete",
                Reason =
                    $"The answers about {holes.Count} of {answer.Models.Count} models had holes, for example '{holes[0].Name}': {holes[0].Incomplete}.",
            };
    }

    /// <summary>All that was new.</summary>
    public static int Rows(ImportCounts counts) =>
        counts.Models
        + counts.Scores
        + counts.Gaps
        + counts.Positions
        + counts.Rounds
        + counts.Configurations
        + counts.Prices
        + counts.StakeDays;

    // Progress<T> would report from another thread, and later.
    private sealed class Reported(Action<SyncProgress> report) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => report(value);
    }
}

/// <summary>What became of a look.</summary>
public sealed record SyncRunResult
{
    /// <summary>What failed; null where all went well.</summary>
    public string? Code { get; init; }

    /// <summary>Why, for people.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How long Numerai asked to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Models that were asked about.</summary>
    public int Models { get; init; }

    /// <summary>New values.</summary>
    public int NewRows { get; init; }

    /// <summary>Requests that were sent.</summary>
    public int Requests { get; init; }

    /// <summary>What there is to say of it.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>What it found of keys; null where it did not come so far.</summary>
    public IReadOnlyList<KeyFinding>? KeyFindings { get; init; }

    /// <summary>One that failed.</summary>
    public static SyncRunResult Failed(string code, string reason) => new() { Code = code, Reason = reason };
}
