using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions.Ladder;

/// <summary>A store with open stakes at a moment, and what a sync said of their account.</summary>
internal sealed class LadderWorld : IDisposable
{
    private const string Columns = "model,roundNumber,selectedStakeValue,payout,roundResolved,snapshot\n";
    private readonly StringBuilder _rows = new(Columns);

    private LadderWorld(DateTimeOffset now) => (Line, Now) = (new CommandLine { Now = now }, now);

    public CommandLine Line { get; }

    /// <summary>The moment of questions.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Five hours after a round closed, with stakes in some rounds.</summary>
    public static LadderWorld After(int round, params (string Model, int First, int Last, decimal Stake)[] open)
    {
        var world = new LadderWorld(RoundCalendar.CloseTime(round).AddHours(5));
        foreach (var (model, first, last, stake) in open)
            world.Add(model, first, last, stake);
        world.Line.Run("import", world.Line.Folder.Write("open.csv", world._rows.ToString())).Code.ShouldBe(0);
        RuleLook.At(world.Line.Store, world.Now);
        return world;
    }

    public void Dispose() => Line.Dispose();

    /// <summary>Keeps what a sync said an hour ago.</summary>
    public void Tell(Func<DateTimeOffset, AccountReport> report)
    {
        var at = Now.AddHours(-1);
        using var store = TournamentStore.Open(Line.Store);
        store.KeepAccount(report(at), new ImportSource("sync", "", at));
    }

    /// <summary>An account with a wallet.</summary>
    public static AccountReport Account(DateTimeOffset at, decimal wallet) =>
        new()
        {
            Account = "mine",
            AnsweredAt = at,
            Balance = new WalletBalance
            {
                Account = "mine",
                Available = new Nmr(wallet),
                Known = KnownTime.Recorded(at),
            },
        };

    public JsonElement Change(params string[] words) => Line.Json(["ladder", .. words]).GetProperty("change");

    public string Words(params string[] words) =>
        Regex.Replace(Line.Run(["ladder", .. words]).Out, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>The day on which a round resolves.</summary>
    public static string Day(int round, int days) => Day(RoundCalendar.ResolveTime(round, days));

    public static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Add(string model, int first, int last, decimal stake)
    {
        var seen = Now.AddHours(-2).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        for (var round = first; round <= last; round++)
            _rows.Append(CultureInfo.InvariantCulture, $"{model},{round},{stake},,False,{seen}\n");
    }
}
