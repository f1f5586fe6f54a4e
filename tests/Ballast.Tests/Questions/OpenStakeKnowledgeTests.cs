using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions;

/// <summary>A table of past rounds does not say when its stakes were known: at a past moment it cannot be said what stood open.</summary>
public sealed class OpenStakeKnowledgeTests : IDisposable
{
    private const int Last = 930;
    private const int Newest = 920;
    private const string Columns =
        "model,roundNumber,corr20V2,mmc,roundPayoutFactor,selectedStakeValue,payout,roundResolved,snapshot\n";

    // Round 920 has resolved, rounds 921 to 930 have not.
    private static readonly DateTimeOffset Moment = RoundCalendar.ResolveTime(Newest, 20).AddHours(1);

    private readonly CommandLine _line = new() { Width = 500 };

    public OpenStakeKnowledgeTests()
    {
        var text = new StringBuilder(Columns);
        for (var round = 860; round <= Last; round++)
        {
            foreach (var model in new[] { "a", "b" })
                text.Append(CultureInfo.InvariantCulture, $"{model},{round},0.02,0.01,0.1,10,0.03,True,\n");
        }
        Import(text.ToString());
    }

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("ladder", "What is locked cannot be said: the file does not say when its stakes were known")]
    [InlineData("today", "What is at stake in open rounds cannot be said: the file does not say")]
    [InlineData("advise", "which stakes stand open cannot be said; the file does not say")]
    public void PastMomentOfATable_CannotBeSaid(string question, string says)
    {
        var said = Said(question, Moment);
        said.ShouldContain(says);
        said.ShouldContain($"round {Newest} (");
        said.ShouldNotContain("sync --account");
        Reason(question, Moment).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("ladder")]
    [InlineData("today")]
    [InlineData("advise")]
    public void LongAfterTheLastRound_NothingIsOpen(string question)
    {
        var later = RoundCalendar.ResolveTime(Last, 20).AddDays(15);
        Reason(question, later).ShouldBeNull();
        Said(question, later).ShouldNotContain("does not say when");
    }

    /// <summary>Who hears of open rounds would have heard of their stakes.</summary>
    [Fact]
    public void StoreThatHearsOfOpenRounds_KnowsThatNothingIsOpen()
    {
        var seen = Moment.AddHours(-2).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Import($"{Columns}a,{Newest + 1},0.01,0.01,0.1,,,False,{seen}\n");
        Reason("ladder", Moment).ShouldBeNull();
        Said("ladder", Moment).ShouldContain("Nothing is known to be locked");
    }

    private string? Reason(string question, DateTimeOffset moment) =>
        _line.Json(question, "--as-of", Iso(moment)).GetProperty("noOpenStakes")
            is { ValueKind: JsonValueKind.String } why
            ? why.GetString()
            : null;

    private string Said(string question, DateTimeOffset moment)
    {
        var said = _line.Run(question, "--as-of", Iso(moment));
        said.Code.ShouldBe(0, said.Error);
        return said.Out.ReplaceLineEndings(" ");
    }

    private static string Iso(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);

    private void Import(string text) => _line.Run("import", _line.Folder.Write("rounds.csv", text)).Code.ShouldBe(0);
}
