using Ballast.Core.Alerts.Records;
using Ballast.Core.Alerts.Submissions;
using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Owning;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Alerts;

/// <summary>What rules look at: one tournament at one moment, and what happened outside of the store. What several rules need is read once.</summary>
public sealed class AlertGround
{
    /// <summary>Of models that are nobody's, so many are looked at: a leaderboard that was imported is no daily concern.</summary>
    private const int MostOfNobody = 200;

    /// <summary>Rounds of a year: who had no stake in them has none.</summary>
    private const int YearOfRounds = 250;

    private (StandingReturns? Found, bool IsKnown) _returns;

    /// <summary>The tournament at the moment.</summary>
    public required AsOfView View { get; init; }

    /// <summary>What became of the last sync, where somebody knows.</summary>
    public LastSync Sync { get; init; } = LastSync.Unknown;

    /// <summary>The newest round that has opened by the calendar.</summary>
    internal int NewestRound => RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(View.AsOf.UtcDateTime));

    /// <summary>What is known of the own accounts in the tournament.</summary>
    internal AccountFacts Facts => field ??= View.AccountFactsAt(View.AsOf).Of(View.Tournament);

    /// <summary>The owner's models: those that an account sync named.</summary>
    internal IReadOnlyList<string> Own
    {
        get
        {
            if (field is not null)
                return field;
            var own = OwnModels.Find(View, Facts).ToHashSet(StringComparer.OrdinalIgnoreCase);
            own.UnionWith(View.Tracked.Where(t => t.Account is not null).Select(t => t.Name));
            return field = [.. View.Models.Where(own.Contains)];
        }
    }

    /// <summary>Models on the watch list.</summary>
    internal IReadOnlyList<string> Watched
    {
        get
        {
            if (field is not null)
                return field;
            var watched = View
                .Tracked.Where(t => t.IsWatched)
                .Select(t => t.Name)
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            return field = [.. View.Models.Where(watched.Contains)];
        }
    }

    /// <summary>Models that somebody is to be woken for: the own ones; where no account was synced those on the watch list; where nothing was, those with a stake.</summary>
    internal IReadOnlyList<string> Models =>
        field ??=
            Own.Count > 0 ? Own
            : Watched.Count > 0 ? Watched
            : [.. Staked.Take(MostOfNobody)];

    /// <summary>How many models with a stake are not looked at, because they are nobody's and too many.</summary>
    public int Unwatched => Own.Count + Watched.Count > 0 ? 0 : Math.Max(0, Staked.Count - MostOfNobody);

    /// <summary>Stakes and payouts of <see cref="Models"/>.</summary>
    internal IReadOnlyList<Position> Positions => field ??= Models.Count == 0 ? [] : View.Positions(Models);

    /// <summary>In which rounds the models are known to have handed something in.</summary>
    internal SubmissionSigns Signs => field ??= new SubmissionSigns(this);

    /// <summary>Falls and streaks of the models, held against what their own past foretells.</summary>
    internal RecordWatch Records => field ??= new RecordWatch(Returns);

    /// <summary>
    /// Returns of the models, and of watched ones beside them, under the rule that pays now; null where there are none, or too few under it: what an old rule's rounds
    /// say wakes nobody (decision 5).
    /// </summary>
    internal StandingReturns? Returns
    {
        get
        {
            if (!_returns.IsKnown)
                _returns = (FindReturns(), true);
            return _returns.Found;
        }
    }

    /// <summary>Names for a request. One that would be read as a pattern is left out, unless all models are meant.</summary>
    internal IReadOnlyList<string>? Asked(IEnumerable<string> models)
    {
        var named = models.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (named.Count == View.Models.Count)
            return [];
        named.RemoveAll(ModelPatterns.IsPattern);
        return named.Count == 0 ? null : named;
    }

    /// <summary>When a model was last looked at: synced, or where it never was the newest moment that any of its positions is from; null where that is not known.</summary>
    internal DateTimeOffset? LookedAt(string model)
    {
        var tracked = View.Tracked.FirstOrDefault(t => t.Name.Equals(model, StringComparison.OrdinalIgnoreCase));
        if (tracked is not null)
            return tracked.SyncedAt;
        return Positions.Where(p => p.Model == model).Select(p => (DateTimeOffset?)p.Known.Time).Max();
    }

    /// <summary>An incident of a rule. Texts come out in one line each, and it began no later than now.</summary>
    internal Incident Found(
        IAlertRule rule,
        (string Subject, string Occasion) key,
        IncidentUrgency urgency,
        DateTimeOffset began,
        string sentence,
        params IReadOnlyList<string> details
    )
    {
        var at = began <= View.AsOf ? began : View.AsOf;
        return new Incident
        {
            Rule = rule.Name,
            Tournament = View.Tournament,
            Subject = AlertWords.Line(key.Subject),
            Occasion = AlertWords.Line(key.Occasion),
            Urgency = urgency,
            BeganAt = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()),
            Sentence = sentence,
            Details = details,
        };
    }

    private IReadOnlyList<string> Staked => field ??= FindStaked();

    private List<string> FindStaked()
    {
        var staked = View.PositionAmounts(Math.Max(1, NewestRound - YearOfRounds))
            .Where(p => p.AtRisk > Nmr.Zero)
            .Select(p => p.Model)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. View.Models.Where(staked.Contains)];
    }

    private StandingReturns? FindReturns()
    {
        if (Asked(Models.Concat(Watched)) is not { } models)
            return null;
        if (
            StandingReturns.Find(View, new ReturnRequest { Models = models })
            is not Outcome<StandingReturns>.Done { Value: var found }
        )
            return null;
        return found.Stretch.To == found.Returns.Rounds[^1].Round ? found : null;
    }
}

/// <summary>What became of the last sync, as far as whoever watches knows.</summary>
/// <param name="Trouble">Why it failed; null where it did not.</param>
/// <param name="KeyFindings">What it found of the keys of own accounts.</param>
public sealed record LastSync(SyncTrouble? Trouble, IReadOnlyList<KeyFinding> KeyFindings)
{
    /// <summary>Nobody knows, or all is well.</summary>
    public static LastSync Unknown { get; } = new(null, []);
}

/// <summary>A sync that failed.</summary>
/// <param name="Code">Why, as a code, for example <c>key-refused</c> or <c>api</c>.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Since">When it failed first since it last went well.</param>
public sealed record SyncTrouble(string Code, string Reason, DateTimeOffset Since);
