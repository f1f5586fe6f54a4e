using System.Globalization;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Alerts.Rules;

/// <summary>A key is refused, lacks a scope or can do more than it should, or one account is told of no more while others are.</summary>
/// <remarks>
/// The first is what the last sync said (<see cref="AlertGround.Trouble"/>): where nobody knows what became of it, it says nothing. The second is read from the store: an account
/// that was told of and was not for two days longer than the account that was told of last. Facts, known by the day since when. A trouble is about no tournament.
/// </remarks>
internal sealed class KeyProblem : IAlertRule
{
    private static readonly TimeSpan Behind = TimeSpan.FromDays(2);

    /// <summary>Codes of syncs that ended for their keys; docs/cli.md.</summary>
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["key-refused"] = "Numerai does not accept a key",
        ["key-lacks-scope"] = "A key lacks a scope",
        ["key-can-more"] = "A key can do more than reading takes",
        ["no-key"] = "There is no key",
        ["private-key"] = "What stands as a key is the private key of a wallet",
    };

    /// <inheritdoc/>
    public string Name => "key-problem";

    /// <inheritdoc/>
    public string Finds =>
        "A key is refused, lacks a scope or can do more than it should, or an account is told of no more.";

    /// <inheritdoc/>
    public double FalseAlarmsPerModelYear => 0;

    /// <summary>Whether a sync that failed failed for its keys.</summary>
    internal static bool IsOfKeys(SyncTrouble trouble) => Codes.ContainsKey(trouble.Code);

    /// <inheritdoc/>
    public IEnumerable<Incident> Find(AlertGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        if (ground.Trouble is { } trouble && Codes.TryGetValue(trouble.Code, out var what))
            yield return ground.Found(
                this,
                ("", $"{trouble.Code}-{Day(trouble.Since)}"),
                IncidentUrgency.Warning,
                trouble.Since,
                $"{what}, so that nothing was synced since {Format.Time(trouble.Since)} UTC.",
                AlertWords.Line(trouble.Reason)
            ) with
            {
                Tournament = null,
            };
        foreach (var incident in LeftBehind(ground))
            yield return incident;
    }

    private IEnumerable<Incident> LeftBehind(AlertGround ground)
    {
        var told = ground
            .Facts.Stakes.Select(s => s.Account)
            .Concat(ground.Facts.Balances.Select(b => b.Account))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(a => (Account: a, At: ground.View.LastTold(a, AccountPart.Stakes)))
            .Where(a => a.At is not null)
            .ToList();
        var newest = told.Max(a => a.At);
        foreach (var (account, at) in told)
        {
            if (newest - at >= Behind)
                yield return ground.Found(
                    this,
                    (account, Day(at!.Value)),
                    IncidentUrgency.Warning,
                    at.Value,
                    $"Account {AlertWords.Line(account)} was last synced on {Format.Day(at.Value)}, others since: its key may be gone or refused."
                ) with
                {
                    Tournament = null,
                    Next = "sync --account",
                };
        }
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
