using System.Text.Json;
using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Planning.Atomic;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Applying;

/// <summary>What became of applying a plan, as a document.</summary>
public static class ApplyReport
{
    /// <summary>Puts it together.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="stand">How it stands.</param>
    /// <param name="outcome">What was done now; null to tell it from how the plan stands.</param>
    /// <param name="maxNmr">The most NMR that it may move.</param>
    /// <param name="settledAt">When it can be known how the last change without an answer ended.</param>
    public static ApplyDocument Create(
        StakePlan plan,
        ApplyStand stand,
        string? outcome,
        decimal? maxNmr,
        DateTimeOffset? settledAt
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(stand);
        var isUnknown = stand.Unknown.Any();
        return new ApplyDocument
        {
            Plan = plan.Hash,
            Tournament = plan.Tournament,
            Staking = plan.Staking,
            Outcome = outcome ?? OutcomeOf(stand),
            Code = stand.Stop?.Code ?? (isUnknown ? "unknown" : null),
            Reason = stand.Stop?.Message ?? (isUnknown ? UnknownInWords(stand) : null),
            ExpiresAt = plan.ExpiresAt,
            Moved = stand.Moved,
            ToSendNmr = stand.ToSendNmr,
            MaxNmr = maxNmr,
            ResumeAt = isUnknown ? settledAt : null,
            Moves = [.. stand.Moves.Select(Entry)],
            Checklist = plan.Moves.Any(m => m.Kind == PlanMoveKind.Configure) ? AtomicChecklist.Write(plan) : null,
        };
    }

    /// <summary>A move as an entry.</summary>
    public static ApplyMoveEntry Entry(MoveOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var move = outcome.Move;
        return new ApplyMoveEntry
        {
            Move = move.Id,
            Kind = JsonNamingPolicy.KebabCaseLower.ConvertName(move.Kind.ToString()),
            Model = move.Model,
            Account = move.Account,
            Nmr = move.Nmr,
            FirstRound = move.FirstRound,
            LockedUntil = move is { Kind: PlanMoveKind.Increase, FirstRound: { } round }
                ? RoundCalendar.ResolveTime(round)
                : null,
            FreeAt = move.FreeAt,
            NotBefore = move.NotBefore,
            Status = outcome.Status,
            Reason = outcome.Reason,
            JournalEntry = outcome.Intent,
            DueAt = outcome.DueAt,
        };
    }

    private static string OutcomeOf(ApplyStand stand)
    {
        if (stand.IsFinished)
            return "finished";
        return stand.Stop is not null || !stand.Moves.All(IsInOrder) ? "stopped" : "sent";
    }

    /// <summary>Done, or left for later. What can be sent and was not tried came free while others were sent.</summary>
    private static bool IsInOrder(MoveOutcome move) =>
        move.Status is MoveOutcome.Done or MoveOutcome.NotYet or MoveOutcome.Waits or MoveOutcome.ByHand
        || move is { Status: MoveOutcome.ToSend, Intent: null };

    private static string UnknownInWords(ApplyStand stand)
    {
        var unknown = stand.Unknown.ToList();
        var which = string.Join(", ", unknown.Select(m => $"{m.Move.Id} ({m.Move.Model})"));
        return $"Nobody knows whether move {which} happened. Go on with --resume after {ApplyTolerance.SettleTime.TotalMinutes:0} minutes; if it cannot be told then either, look on the web page and say so: ballast journal reconcile {unknown[0].Intent} done|not-done.";
    }
}
