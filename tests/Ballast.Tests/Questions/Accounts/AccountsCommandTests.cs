using System.Text.Json;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions.Accounts;

/// <summary>All accounts as a person reads them.</summary>
public sealed class AccountsCommandTests : IDisposable
{
    private const string Moment = "2026-12-10T21:00:00Z";

    private readonly CommandLine _line = Filled();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Accounts_InWords_BeginWithTheAnswerAndWhatNeedsAttention()
    {
        var lines = Run("accounts").Split('\n');
        lines[0].ShouldBe("Accounts · classic");
        lines[1].ShouldContain("NMR staked in 3 accounts with 6 slots; settled: ");
        lines.ShouldContain(l => l.StartsWith("- beta: not synced since 2026-11-20", StringComparison.Ordinal));
        lines.ShouldContain(l => l.Contains("without a score in round", StringComparison.Ordinal));
        lines.ShouldContain(l =>
            l.Contains("2 slots with a stake of which no sync said the account", StringComparison.Ordinal)
        );
        using var folded = new CommandLine
        {
            Location = _line.Store,
            Now = ManyAccounts.Now,
            ShowsDetails = false,
        };
        folded.Run("accounts", "--as-of", Moment).Out.ShouldNotContain("g_two");
        folded.Run("accounts", "--slots", "--as-of", Moment).Out.ShouldContain("g_two");
    }

    /// <summary>What is not known is not zero.</summary>
    [Fact]
    public void Accounts_LongAfterTheLastPayout_SayThatThereIsNone()
    {
        var text = _line.Run("accounts", "--as-of", "2027-03-10T21:00:00Z").Out.ReplaceLineEndings(" ");
        text.ShouldContain("no payout in 4 weeks");
        text.ShouldNotContain("0.00 NMR in 4 weeks");
    }

    [Fact]
    public void Accounts_OfOneLabel_AreItsSlots()
    {
        var text = Run("accounts", "GAMMA");
        text.ShouldContain("2 slots of gamma");
        text.ShouldContain("g_one");
        text.ShouldContain("stake without score");
        text.ShouldNotContain("alpha");
        var answer = _line.Json("accounts", "gamma", "--as-of", Moment);
        answer.GetProperty("together").GetProperty("slots").GetInt32().ShouldBe(2);
        answer.GetProperty("accounts").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("name", "alpha", "beta", "gamma")]
    [InlineData("attention", "gamma", "beta", "alpha")]
    [InlineData("stake")]
    [InlineData("earned")]
    [InlineData("fall")]
    public void Accounts_Sorted_AreInThatOrder(string by, params string[] expected)
    {
        var accounts = _line.Json("accounts", "--sort", by, "--as-of", Moment).GetProperty("accounts");
        var rows = accounts.EnumerateArray().ToList();
        if (expected.Length > 0)
            rows.Select(r => r.Text("account")).ShouldBe(expected);
        else
            rows.Select(r => Figure(r, by)).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void Accounts_Cut_AddUpToTheSameAll()
    {
        var all = _line.Json("accounts", "--as-of", Moment);
        var cut = _line.Json("accounts", "--as-of", Moment, "--limit", "1", "--offset", "1");
        cut.GetProperty("accounts").GetArrayLength().ShouldBe(1);
        cut.GetProperty("nextOffset").GetInt32().ShouldBe(2);
        cut.GetProperty("together").GetRawText().ShouldBe(all.GetProperty("together").GetRawText());
        var rest = _line.Json("accounts", "--as-of", Moment, "--all", "--limit", "1", "--offset", "1");
        rest.GetProperty("accounts").GetArrayLength().ShouldBe(2);
        Run("accounts", "--limit", "1").ShouldContain("1 to 1 of 3 accounts; the next ones: --offset 1");
        all.GetProperty("accounts")
            .EnumerateArray()
            .Sum(a => a.GetProperty("earned")[2].GetProperty("net").GetDecimal())
            .ShouldBe(all.GetProperty("together").GetProperty("earned")[2].GetProperty("net").GetDecimal());
    }

    [Theory]
    [InlineData(50)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(200)]
    public void Accounts_AtAnyWidth_FitAndKeepStakeAndYear(int width)
    {
        using var line = Filled(width);
        foreach (var words in new[] { new[] { "accounts" }, ["accounts", "gamma"], ["accounts", "--slots"] })
        {
            var lines = line.Run([.. words, "--as-of", Moment]).Out.Split('\n');
            lines.Max(l => l.Length).ShouldBeLessThanOrEqualTo(width, string.Join('\n', lines));
            // Headings may take several lines; the columns are there.
            var text = string.Join('\n', lines);
            foreach (var heading in new[] { "staked", "52 weeks" })
                lines.ShouldContain(l => l.Contains(heading) && !l.StartsWith("Left out"), text);
            text.ShouldNotMatch(@"Left out at \d+ columns:[^.]*(NMR staked|52 weeks NMR)");
        }
    }

    private string Run(params string[] words)
    {
        var said = _line.Run([.. words, "--as-of", Moment]);
        said.Code.ShouldBe(0, said.Error);
        return said.Out;
    }

    private static CommandLine Filled(int width = 200)
    {
        var line = new CommandLine { Width = width, Now = ManyAccounts.Now };
        using var store = TournamentStore.Open(line.Store);
        ManyAccounts.Fill(store);
        return line;
    }

    private static decimal Figure(JsonElement account, string by) =>
        by switch
        {
            "stake" => account.GetProperty("staked").GetDecimal(),
            "earned" => account.GetProperty("earned")[2].GetProperty("net").GetDecimal(),
            _ => account.GetProperty("largestFall").GetProperty("share").GetDecimal(),
        };
}
