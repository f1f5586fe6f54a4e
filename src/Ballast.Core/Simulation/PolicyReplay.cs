using Ballast.Core.Simulation.Accounts;

namespace Ballast.Core.Simulation;

/// <summary>Steps an account through rounds, as a policy decides.</summary>
/// <remarks>
/// The policy decides before each close, and the only returns it is handed are those of rounds that have resolved by then: it cannot look ahead.
/// </remarks>
internal sealed class PolicyReplay
{
    /// <summary>How long before stakes are fixed a policy decides.</summary>
    public static readonly TimeSpan BeforeTheClose = TimeSpan.FromMinutes(1);

    private const double Nothing = 1e-6;

    private readonly ReplaySchedule _schedule;
    private readonly IReadOnlyList<string> _models;
    private readonly IReadOnlyList<double[]> _returns;
    private readonly IStakePolicy _policy;
    private readonly IStakedAccount _account;
    private readonly ReturnHistory _history;
    private readonly StakeMover _mover;
    private readonly bool[] _seen;
    private IReadOnlyList<int> _takingPart = [];
    private DateTimeOffset? _decidedAt;
    private readonly double _begin;
    private double _peak;
    private int _learned;
    private (double Sum, int Count) _idle;

    /// <param name="schedule">The rounds.</param>
    /// <param name="models">The models, in the order of names.</param>
    /// <param name="returns">One row a round, one value a model; NaN where the model does not take part.</param>
    /// <param name="policy">A policy that has not been used yet: some remember.</param>
    /// <param name="account">The account at the beginning.</param>
    /// <param name="history">What is known at the beginning; returns of the rounds are added as they resolve.</param>
    public PolicyReplay(
        ReplaySchedule schedule,
        IReadOnlyList<string> models,
        IReadOnlyList<double[]> returns,
        IStakePolicy policy,
        IStakedAccount account,
        ReturnHistory history
    )
    {
        (_schedule, _models, _returns) = (schedule, models, returns);
        (_policy, _account, _history) = (policy, account, history);
        (_mover, _seen) = (new StakeMover(account, schedule.Tournament, models.Count), new bool[models.Count]);
        _begin = _peak = account.Capital;
    }

    /// <summary>Rounds that closed before the account began, in the order in which they resolve.</summary>
    public IReadOnlyList<ReplayRound> Earlier { get; init; } = [];

    /// <summary>What happens later is left out.</summary>
    public DateTimeOffset Until { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>Requests that were accepted.</summary>
    public int Requests => _mover.Requests;

    /// <summary>Mean share of the capital that was not at work at the closes.</summary>
    public double IdleShare => _idle.Count == 0 ? 0 : _idle.Sum / _idle.Count;

    /// <summary>Runs to the end.</summary>
    /// <param name="resolved">Called after each round resolved, with its place.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public void Run(Action<int> resolved, CancellationToken cancellation)
    {
        var last = DateTimeOffset.MinValue;
        foreach (var step in _schedule.Steps.TakeWhile(s => s.At <= Until))
        {
            cancellation.ThrowIfCancellationRequested();
            LearnUntil(step.IsClose ? step.At - BeforeTheClose : step.At);
            if (step.IsClose)
                Close(step.Round, last);
            else
                Resolve(step.Round, resolved);
            last = step.At;
        }
    }

    private void Close(int index, DateTimeOffset last)
    {
        var round = _schedule.Rounds[index];
        var asked = round.ClosesAt - BeforeTheClose;
        // Something may have resolved within the minute.
        asked = asked < last ? last : asked;
        if (round.Round == _schedule.FirstAtomic && !_account.IsAtomic)
            _account.Cutover(round.Round, asked);
        Decide(index, round, asked);
        _account.Close(index, _returns[index]);
        var capital = _account.Capital;
        // Of an account that has lost everything no share is idle.
        if (capital > Nothing * _begin)
            _idle = (_idle.Sum + Math.Max(0, 1 - (AtWork() / capital)), _idle.Count + 1);
    }

    private void Decide(int index, ReplayDates round, DateTimeOffset asked)
    {
        NoteTakingPart(_returns[index]);
        if (_takingPart.Count == 0)
            return;
        _account.AdvanceTo(asked);
        var decision = _policy.Decide(
            new PolicyMoment(_account, _history)
            {
                Moment = asked,
                Round = round.Round,
                DecidedAt = _decidedAt,
                Models = _models,
                TakingPart = _takingPart,
                Capital = _account.Capital,
                Peak = _peak,
            }
        );
        if (decision is not null)
        {
            _mover.Aim(decision, asked);
            _decidedAt = asked;
        }
        _mover.Pursue(asked);
        // From here on payouts that reach the wallet are the owner's until the next decision.
        if (_mover.HasArrived(asked))
            _mover.Rest();
    }

    private void Resolve(int index, Action<int> resolved)
    {
        var returns = _returns[index];
        Learn(_schedule.Rounds[index].Round, returns);
        _account.Resolve(index, returns);
        _peak = Math.Max(_peak, _account.Capital);
        resolved(index);
    }

    /// <summary>What earlier rounds returned is known once they have resolved.</summary>
    private void LearnUntil(DateTimeOffset moment)
    {
        for (; _learned < Earlier.Count && Earlier[_learned].ResolvesAt <= moment; _learned++)
            Learn(Earlier[_learned].Round, Earlier[_learned].Returns);
    }

    private void Learn(int round, IReadOnlyList<double> returns)
    {
        for (var model = 0; model < returns.Count; model++)
        {
            if (double.IsFinite(returns[model]))
                _history.Add(model, round, returns[model]);
        }
    }

    private void NoteTakingPart(double[] returns)
    {
        var isNew = false;
        for (var model = 0; model < returns.Length; model++)
        {
            if (_seen[model] || !double.IsFinite(returns[model]))
                continue;
            _seen[model] = isNew = true;
        }
        if (isNew)
            _takingPart = [.. Enumerable.Range(0, _seen.Length).Where(m => _seen[m])];
    }

    /// <summary>NMR at work, all models together.</summary>
    public double AtWork()
    {
        var sum = 0.0;
        for (var model = 0; model < _models.Count; model++)
            sum += _account.AtWork(model);
        return sum;
    }
}
