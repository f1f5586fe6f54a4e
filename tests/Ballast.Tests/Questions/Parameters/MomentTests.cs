using Ballast.Core.Questions;
using Ballast.Core.Questions.Parameters;

namespace Ballast.Tests.Questions.Parameters;

public sealed class MomentTests
{
    [Theory]
    [InlineData("2026-02-01", "2026-02-01T00:00:00Z")]
    [InlineData("2026-02-01T14:00", "2026-02-01T14:00:00Z")]
    [InlineData("2026-02-01T14:00Z", "2026-02-01T14:00:00Z")]
    [InlineData("2026-02-01 14:00:05", "2026-02-01T14:00:05Z")]
    [InlineData("2026-02-01T14:00:05.25Z", "2026-02-01T14:00:05.25Z")]
    [InlineData("2026-02-01T14:00:05.1234567+00:00", "2026-02-01T14:00:05.1234567Z")]
    [InlineData("2026-02-01T14:00:05+02:00", "2026-02-01T12:00:05Z")]
    [InlineData(" 2026-02-01 ", "2026-02-01T00:00:00Z")]
    public void Read_AnIsoTime_IsThatMoment(string text, string utc)
    {
        var time = Moment.Read(text, "as-of");
        time.ShouldBe(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture));
        time.Offset.ShouldBe(TimeSpan.Zero);
    }

    /// <summary>A day that two readers read as two days, or half a day, is none.</summary>
    [Theory]
    [InlineData("01.02.2026")]
    [InlineData("01/02/2026")]
    [InlineData("2026/02/01")]
    [InlineData("1.5")]
    [InlineData("Feb 2026")]
    [InlineData("2026-02")]
    [InlineData("14:00")]
    [InlineData("2026-2-1")]
    [InlineData("2026-02-30")]
    [InlineData("2026-02-01T25:00")]
    [InlineData("")]
    public void Read_AnythingElse_IsRefused(string text)
    {
        Should.Throw<ParameterException>(() => Moment.Read(text, "as-of")).Message.ShouldContain("ISO time");
        Moment.TryRead(text).ShouldBeNull();
    }
}
