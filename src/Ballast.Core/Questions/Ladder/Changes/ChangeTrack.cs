using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Ladder.Changes;

/// <summary>How one model parts from itself without its change, day by day.</summary>
/// <param name="account">Its account.</param>
/// <param name="change">The change.</param>
internal sealed class ChangeTrack(ChangedAccount account, ModelChange change)
{
    private Nmr _perRoundGap;
    private Nmr _lockedGap;
    private (Nmr Without, Nmr With)? _perRound;
    private int? _fromRound;
    private DateOnly? _changesFrom;
    private DateOnly? _changesBy;

    /// <summary>Its account.</summary>
    public ChangedAccount Account => account;

    /// <summary>The change.</summary>
    public ModelChange Change => change;

    /// <summary>Where it stands with the change.</summary>
    public ModelStanding With { get; private set; }

    /// <summary>Where it stands without.</summary>
    public ModelStanding Without { get; private set; }

    /// <summary>Notes the end of a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="closed">The round that closed on it; null for none.</param>
    /// <returns>What the change did on it.</returns>
    public IEnumerable<LadderMoveEntry> Note(DateOnly day, int? closed)
    {
        var model = change.Now.Opening.Model;
        (With, Without) = (account.With.Of(model), account.Without.Of(model));
        var (perRound, locked) = (With.PerRound - Without.PerRound, With.Locked - Without.Locked);
        var moves = new List<LadderMoveEntry>();
        Add(moves, perRound - _perRoundGap, "joins-risk", "leaves-risk");
        Add(moves, locked - _lockedGap, "is-locked", "comes-free");
        if (perRound != _perRoundGap && _fromRound is null)
            (_fromRound, _perRound) = (closed, (Without.PerRound, With.PerRound));
        if (locked != _lockedGap)
            (_changesFrom, _changesBy) = (_changesFrom ?? day, day);
        (_perRoundGap, _lockedGap) = (perRound, locked);
        return moves;
    }

    /// <summary>What became of it.</summary>
    /// <param name="paid">When its release was paid; the default where it was not.</param>
    /// <param name="dates">When rounds close.</param>
    public LadderChangeModelEntry Entry(DateTimeOffset paid, RoundDates dates) =>
        new(
            change.Now.Model,
            change.Asked.Kind,
            Json.Plain(change.Nmr.Amount),
            change.Asked.IsAll,
            Json.Plain((_perRound?.Without ?? Without.PerRound).Amount),
            Json.Plain((_perRound?.With ?? With.PerRound).Amount),
            change.Now.TakenFrom,
            _fromRound,
            _fromRound is { } round ? dates.StakeFixedAt(round) : null,
            Json.Plain(_lockedGap.Amount),
            _changesFrom,
            _changesBy,
            paid == default || !change.Asked.IsRelease ? null : DateOnly.FromDateTime(paid.UtcDateTime)
        );

    private void Add(List<LadderMoveEntry> moves, Nmr moved, string more, string less)
    {
        if (moved != Nmr.Zero)
            moves.Add(
                new LadderMoveEntry(
                    Change.Now.Model,
                    moved > Nmr.Zero ? more : less,
                    Json.Plain(Math.Abs(moved.Amount))
                )
            );
    }
}
