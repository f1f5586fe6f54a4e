using Ballast.Numerai.Errors;
using Ballast.Numerai.Feed;

namespace Ballast.Tests.Numerai;

/// <summary>Histories without ids are read whole, each line once.</summary>
public sealed class MovementPagesTests
{
    private static readonly DateTimeOffset Newest = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 500)]
    [InlineData(3, 500)]
    [InlineData(25, 10)]
    [InlineData(1100, 500)]
    public async Task Read_AHistory_GivesEveryLineOnce(int lines, int cap)
    {
        var history = Lines(lines);
        (await Read(history, cap)).Lines.ShouldBe(history);
    }

    [Fact]
    public async Task Read_WhatIsKept_IsOnePage_ButForAnOrderThatIsNotKnown()
    {
        var history = Lines(40);
        var (lines, asked) = await Read(history, 10, since: Newest.AddHours(-5));
        (lines!.Count, asked).ShouldBe((10, 1));
        history.Reverse();
        (await Read(history, 10, since: Newest.AddHours(-5))).Lines!.Count.ShouldBe(40);
    }

    [Fact]
    public async Task Read_AListThatGrowsMeanwhile_IsReadAgain()
    {
        var history = Lines(30);
        var (lines, asked) = await Read(history, 10, grows: n => n == 2);
        lines.ShouldBe(history);
        lines!.Count.ShouldBe(31);
        asked.ShouldBeGreaterThan(5);
        (await Should.ThrowAsync<NumeraiException>(() => Read(Lines(30), 10, grows: _ => true))).Code.ShouldBe(
            NumeraiErrorCode.InvalidAnswer
        );
    }

    private static async Task<(List<(int, DateTimeOffset)>? Lines, int Asked)> Read(
        List<(int Id, DateTimeOffset Time)> history,
        int cap,
        DateTimeOffset? since = null,
        Func<int, bool>? grows = null
    )
    {
        var asked = 0;
        var lines = await MovementPages.ReadAsync<(int, DateTimeOffset Time)>(
            (limit, offset) =>
            {
                if (grows?.Invoke(++asked) ?? ++asked < 0)
                    history.Insert(0, (1000 + asked, Newest.AddHours(asked)));
                return Task.FromResult<IReadOnlyList<(int, DateTimeOffset)>>([
                    .. history.Skip(offset).Take(Math.Min(limit, cap)),
                ]);
            },
            line => line.Time,
            since
        );
        return (lines, asked);
    }

    private static List<(int Id, DateTimeOffset Time)> Lines(int count) =>
        [.. Enumerable.Range(0, count).Select(i => (i, Newest.AddHours(-i)))];
}
