using System.Globalization;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Alerts.Rules;

/// <summary>A key is refused, lacks a scope or can do more than it should, or one account is reported no more while others are.</summary>
/// <remarks>
/// The first three are what the last sync said (<see cref="AlertGround.Sync"/>): where nobody knows what became of it, they say nothing. The last is read from the store: an account
/// that was reported and was not for two days longer than the account that was reported last. Facts. Where no key is accepted, nothing is synced: known by the day since when. One
/// account of several is known by the day on which it was last reported, whether the sync or the store shows it; scopes by their names. None is about a tournament.
/// </remarks>
internal sealed class KeyProblem : IAlertRule
{
    private static readonly TimeSpan Behind = TimeSpan.FromDays(2);

    /// <inheritdoc/>
    public string Name => "key-problem";

    /// <inheritdoc/>
    public string Finds =>
        "A key is refused, lacks a scope or can do more than it should, or an account is told of no more.";

    /// <inheritdoc/>
    public double FalseAlarmsPerModelYear => 0;

    /// <summary>Whether a sync that failed failed for its keys.</summary>
    internal static bool IsOfKeys(SyncTrouble trouble) => trouble.Code == KeyFinding.Refused;

    /// <inheritdoc/>
    public IEnumerable<Incident> Find(AlertGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        if (ground.Sync.Trouble is { } trouble && IsOfKeys(trouble))
            yield return Found(
                ground,
                ("", $"{trouble.Code}-{Day(trouble.Since)}"),
                trouble.Since,
                $"Numerai does not accept a key, so that nothing was synced since {Format.Time(trouble.Since)} UTC.",
                AlertWords.Line(trouble.Reason)
            );
        var refused = ground.Sync.KeyFindings.Where(f => f.Code == KeyFinding.Refused).ToList();
        foreach (var finding in refused)
            yield return Refused(ground, finding);
        foreach (var finding in ground.Sync.KeyFindings.Except(refused))
            yield return OfScopes(ground, finding);
        var said = refused.Select(f => f.Account).ToHashSet(StringComparer.Ordinal);
        foreach (var incident in LeftBehind(ground, said))
            yield return incident;
    }

    private Incident Refused(AlertGround ground, KeyFinding finding)
    {
        var reported = ground.View.LastReported(finding.Account, AccountPart.Stakes);
        var since = reported is { } at ? $"since {Format.Day(at)}" : "so far";
        return Found(
            ground,
            (finding.Account, reported is { } last ? Day(last) : "never"),
            reported ?? ground.View.AsOf,
            $"Numerai does not accept the key of account {AlertWords.Line(finding.Account)}, so that it was not synced {since}; others were.",
            AlertWords.Line(finding.Reason)
        ) with
        {
            Next = "sync --account",
        };
    }

    private Incident OfScopes(AlertGround ground, KeyFinding finding)
    {
        var (account, scopes) = (AlertWords.Line(finding.Account), AlertWords.Names(finding.Scopes));
        var lacks = finding.Code == KeyFinding.LacksScope;
        return Found(
            ground,
            (finding.Account, $"{finding.Code}-{string.Join('+', finding.Scopes)}"),
            ground.View.AsOf,
            lacks
                ? $"The key of account {account} lacks {scopes}, so that not all of it is synced."
                : $"The key of account {account} can do more than reading takes: {scopes}.",
            AlertWords.Line(finding.Reason)
        ) with
        {
            Urgency = lacks ? IncidentUrgency.Warning : IncidentUrgency.Notice,
        };
    }

    private IEnumerable<Incident> LeftBehind(AlertGround ground, HashSet<string> said)
    {
        var reported = ground
            .Facts.Stakes.Select(s => s.Account)
            .Concat(ground.Facts.Balances.Select(b => b.Account))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(a => (Account: a, At: ground.View.LastReported(a, AccountPart.Stakes)))
            .Where(a => a.At is not null)
            .ToList();
        var newest = reported.Max(a => a.At);
        foreach (var (account, at) in reported)
        {
            if (newest - at >= Behind && !said.Contains(account))
                yield return Found(
                    ground,
                    (account, Day(at!.Value)),
                    at.Value,
                    $"Account {AlertWords.Line(account)} was last synced on {Format.Day(at.Value)}, others since: its key may be gone or refused."
                ) with
                {
                    Next = "sync --account",
                };
        }
    }

    private Incident Found(
        AlertGround ground,
        (string Subject, string Occasion) key,
        DateTimeOffset began,
        string sentence,
        params IReadOnlyList<string> details
    ) => ground.Found(this, key, IncidentUrgency.Warning, began, sentence, details) with { Tournament = null };

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
