using Ballast.Core.Planning.Journal;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Planning.Applying;

/// <summary>
/// Applies a plan under legacy staking. Each change: read the state, look at tolerance and caps, write the intent to the journal, send once, write the answer, read
/// back, write what was seen. Whatever happens in between, the journal tells where to go on.
/// </summary>
/// <remarks>
/// An intent is never sent a second time. Where read-back shows that nothing of it happened and nothing can any more (<see cref="ApplyTolerance.SettleTime"/>), or
/// Numerai refused it, the move may be sent by an intent of its own, after every check anew.
/// </remarks>
public sealed class ApplyRun
{
    private readonly StakePlan _plan;
    private readonly ApplyPorts _ports;
    private readonly ApplyOptions _options;
    private readonly ApplyJournal _journal;
    private readonly ApplyState _state;

    // As it was shown to whoever confirmed it: no other move is sent.
    private ApplyStand? _shown;

    private ApplyRun(StakePlan plan, ApplyPorts ports, ApplyOptions options, ApplyJournal journal)
    {
        (_plan, _ports, _options, _journal) = (plan, ports, options, journal);
        _state = new ApplyState(plan, options, journal);
    }

    /// <summary>Looks whether the plan can be applied at all. Nothing is asked of Numerai yet, and nothing written.</summary>
    public static Outcome<ApplyRun> Begin(StakePlan plan, ApplyPorts ports, ApplyOptions options)
    {
        ArgumentNullException.ThrowIfNull(ports);
        ArgumentNullException.ThrowIfNull(options);
        if (PlanRefusals.Find(plan) is { } refusal)
            return refusal;
        var opened = ApplyJournal.Open(plan, ports, options);
        if (opened is not Outcome<ApplyJournal>.Done { Value: var journal })
            return ((Outcome<ApplyJournal>.Refused)opened).Refusal;
        if (ports.Journal.DurabilityDoubt is { } doubt)
            return new Refusal("not-durable", $"{doubt} Until then nothing is sent.");
        if (journal.IsBegun && !options.IsResume)
            return new Refusal("plan-begun", "This plan was begun: go on with ballast apply PLAN --resume.");
        if (!journal.IsBegun && options.IsResume)
            return new Refusal("plan-not-begun", "This plan was never begun: apply it without --resume.");
        if (!options.IsResume && plan.ExpiresAt <= ports.Clock.GetUtcNow())
            return PlanRefusals.Expired(plan);
        return new ApplyRun(plan, ports, options, journal);
    }

    /// <summary>Finds out what became of changes whose end the journal does not tell, as far as Numerai shows it.</summary>
    public async Task ReconcileAsync(CancellationToken cancellation)
    {
        foreach (var intent in _journal.Own.Where(i => i.State == IntentState.Open).ToList())
            await LookAsync(intent.Entry.Number, [TimeSpan.Zero], cancellation).ConfigureAwait(false);
    }

    /// <summary>How the plan stands now, and whether what can be sent would be let through. Nothing is written.</summary>
    public async Task<ApplyStand> LookAheadAsync(CancellationToken cancellation)
    {
        var stand = _state.Stand(_ports.Clock.GetUtcNow(), null);
        var shown = new Dictionary<string, ShownAccount>(StringComparer.Ordinal);
        var (taken, moved) = (new Dictionary<string, decimal>(StringComparer.Ordinal), stand.Moved);
        foreach (var move in stand.ToSend.Select(m => m.Move).ToList())
        {
            var account = StakePlan.AccountOf(move);
            if (!shown.TryGetValue(account, out var now))
            {
                switch (await ReadAsync(account, cancellation).ConfigureAwait(false))
                {
                    case StakeReading.Reported reported:
                        shown[account] = now = reported.Account;
                        break;
                    case StakeReading.NotReported not:
                        return stand with { Stop = NotReported(not) };
                }
            }
            if (_state.Check(move, now!, taken.GetValueOrDefault(account), moved) is { } refusal)
                return stand with { Stop = refusal };
            var amount = ApplyCaps.AmountOf(move, _state.ModelOf(move, now!)!);
            moved += amount;
            if (move.Kind == PlanMoveKind.Increase)
                taken[account] = taken.GetValueOrDefault(account) + amount;
        }
        return _shown = stand with { ToSendNmr = moved - stand.Moved };
    }

    /// <summary>Sends what was shown, move by move, and stops where a move is refused. A move that comes free meanwhile is for the next run: nobody confirmed it.</summary>
    /// <exception cref="OvertakenException">Somebody else wrote to the journal: run again.</exception>
    /// <exception cref="OperationCanceledException">Somebody wants it to stop; what was begun is in the journal.</exception>
    public async Task<ApplyStand> SendAsync(CancellationToken cancellation)
    {
        var shown = _shown ?? _state.Stand(_ports.Clock.GetUtcNow(), null);
        var moves = shown.ToSend.Select(m => m.Move).ToList();
        _journal.Add(
            JournalKind.PlanAccepted,
            _options.Why,
            new PlanAcceptedContent(
                _options.Confirmed,
                _options.MaxNmr,
                shown.ToSendNmr ?? moves.Sum(m => m.Nmr),
                [.. moves.Select(m => m.Id)],
                _journal.IsBegun ? null : _plan
            )
        );
        Refusal? stop = null;
        foreach (var move in moves)
        {
            cancellation.ThrowIfCancellationRequested();
            // Asked again each time: what comes before may have changed it.
            if (_state.OutcomeOf(move, _ports.Clock.GetUtcNow()).Status != MoveOutcome.ToSend)
                continue;
            stop = await OneAsync(move, cancellation).ConfigureAwait(false);
            if (stop is not null)
                break;
        }
        return End(stop);
    }

    private async Task<Refusal?> OneAsync(PlanMove move, CancellationToken cancellation)
    {
        var began = _ports.Clock.GetUtcNow();
        if (_plan.ExpiresAt <= began)
            return PlanRefusals.Expired(_plan);
        var account = StakePlan.AccountOf(move);
        var reading = await ReadAsync(account, cancellation).ConfigureAwait(false);
        if (reading is not StakeReading.Reported { Account: var now })
            return NotReported((StakeReading.NotReported)reading);
        if (_state.Check(move, now, 0, _state.Moved) is { } refusal)
            return refusal;
        var model = _state.ModelOf(move, now)!;
        var content = new IntentContent(
            move.Id,
            move.Kind,
            account,
            move.Model,
            ApplyCaps.AmountOf(move, model),
            began - ApplyTolerance.LinesBefore,
            now.Available,
            model
        );
        cancellation.ThrowIfCancellationRequested();
        var intent = _journal.Add(JournalKind.Intent, move.Why, content, move.Id);
        var answer = await AnswerAsync(intent.Number, content, cancellation).ConfigureAwait(false);
        if (answer.Outcome == AnswerContent.Refused)
            return new Refusal("move-refused", $"Move {move.Id} for {move.Model} was refused: {answer.Reason}");
        await LookAsync(intent.Number, _options.Looks, cancellation).ConfigureAwait(false);
        return null;
    }

    /// <summary>Sends, once, and writes what became of it.</summary>
    private async Task<AnswerContent> AnswerAsync(long intent, IntentContent content, CancellationToken cancellation)
    {
        var order = new StakeOrder(OrderOf(content.Kind), content.Account, content.Before.Id, new Nmr(content.Nmr));
        StakeAnswer answer;
        try
        {
            answer = await _ports.Changes.SendAsync(order, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            answer = new StakeAnswer.Refused("Stopped before anything was sent.");
        }
        var kept = answer switch
        {
            StakeAnswer.Accepted yes => new AnswerContent(
                intent,
                AnswerContent.Accepted,
                null,
                yes.RequestId,
                yes.DueAt
            ),
            StakeAnswer.Refused no => new AnswerContent(intent, AnswerContent.Refused, no.Reason, null, null),
            StakeAnswer.Unknown lost => new AnswerContent(intent, AnswerContent.Unknown, lost.Why, null, null),
            _ => throw new InvalidOperationException("There is no fourth answer."),
        };
        _journal.Add(JournalKind.Answer, kept.Reason ?? "Numerai took it down.", kept, content.Move);
        return kept;
    }

    /// <summary>Looks what became of a change, and writes what is seen at last.</summary>
    private async Task LookAsync(long intent, IReadOnlyList<TimeSpan> looks, CancellationToken cancellation)
    {
        var content = _journal.Intents.Single(i => i.Entry.Number == intent);
        ReadBackContent? seen = null;
        foreach (var wait in looks)
        {
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, _ports.Clock, cancellation).ConfigureAwait(false);
            // By the moment before it is read: what comes in while it is read may be missed.
            var isSettled = _ports.Clock.GetUtcNow() - content.Entry.Said.At >= ApplyTolerance.SettleTime;
            seen = await LookAsync(content, isSettled, cancellation).ConfigureAwait(false);
            if (seen.Verdict == ReadBackContent.Confirmed)
                break;
        }
        _journal.Add(JournalKind.ReadBack, seen!.Reason, seen, content.Content.Move);
    }

    private async Task<ReadBackContent> LookAsync(StakeIntent intent, bool isSettled, CancellationToken cancellation)
    {
        var (number, content) = (intent.Entry.Number, intent.Content);
        var reading = await _ports
            .Reader.ReadAsync(content.Account, content.LinesSince, cancellation)
            .ConfigureAwait(false);
        if (reading is not StakeReading.Reported { Account: var now })
            return new ReadBackContent(
                number,
                ReadBackContent.NotReported,
                isSettled,
                ((StakeReading.NotReported)reading).Why,
                null
            );
        var model = now.Models.FirstOrDefault(m => m.Id == content.Before.Id);
        var (verdict, reason) = ReadBack.Judge(content, model);
        return new ReadBackContent(number, verdict, isSettled, reason, model);
    }

    private ApplyStand End(Refusal? stop)
    {
        var stand = _state.Stand(_ports.Clock.GetUtcNow(), stop);
        var moves = stand.Moves.ToDictionary(m => m.Move.Id, m => m.Status);
        if (stand.IsFinished)
            _journal.Add(JournalKind.Finished, "All moves are done.", new EndContent("All moves are done.", moves));
        else
        {
            var why = stop?.Message ?? "Some moves are not done.";
            _journal.Add(JournalKind.Stopped, why, new EndContent(why, moves));
        }
        return stand;
    }

    private Task<StakeReading> ReadAsync(string account, CancellationToken cancellation) =>
        _ports.Reader.ReadAsync(account, _ports.Clock.GetUtcNow() - ApplyTolerance.LinesBefore, cancellation);

    private static Refusal NotReported(StakeReading.NotReported not) =>
        new("state-not-told", $"The state now is not known, so nothing is sent: {not.Why}");

    private static StakeOrderKind OrderOf(PlanMoveKind kind) =>
        kind switch
        {
            PlanMoveKind.Increase => StakeOrderKind.Increase,
            PlanMoveKind.Release => StakeOrderKind.Release,
            PlanMoveKind.ReleaseAll => StakeOrderKind.ReleaseAll,
            PlanMoveKind.CancelRelease => StakeOrderKind.CancelRelease,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nothing of it is sent."),
        };
}
