using System.Text.Json;
using Ballast.Numerai.Wire;

namespace Ballast.Tests.Numerai.Feed;

public sealed class WireReadingTests
{
    [Theory]
    [InlineData("2025-09-20T13:28:01Z")]
    [InlineData("2025-09-20T13:28:01.5Z")]
    [InlineData("2025-09-20T13:28:01.123456Z")]
    [InlineData("2025-09-20T13:28:01.1234567Z")]
    [InlineData("2025-09-20T13:28:01.12345678Z")]
    [InlineData("2025-09-20T13:28:01")]
    [InlineData("2025-09-20T13:28:01+02:00")]
    [InlineData("2025-09-20 13:28:01Z")]
    [InlineData("2025-09-20")]
    public void Time_InAnySpelling_IsThatOfTheLenientReader(string text)
    {
        var read = JsonSerializer.Deserialize($$"""[{"date":"{{text}}"}]""", WireJson.Default.ListWireSubmissionScore)![
            0
        ]!;
        read.Date.ShouldBe(TimeConverter.Parse(text));
        read.Date!.Value.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Names_ThatComeAgain_AreOneObjectAndOthersAreThemselves()
    {
        string[] names = [.. Enumerable.Range(0, 2000).Select(i => $"score_{i * 7}"), "", "ä", "a\\\"b", new('x', 80)];
        var json = JsonSerializer.Serialize(names.Concat(names).Select(n => new { displayName = n }));
        var read = JsonSerializer.Deserialize(json, WireJson.Default.ListWireSubmissionScore)!;
        read.Select(r => r!.DisplayName).ShouldBe(names.Concat(names));
        ReferenceEquals(read[0]!.DisplayName, read[names.Length]!.DisplayName).ShouldBeTrue();
        Should.Throw<JsonException>(() =>
            JsonSerializer.Deserialize("""[{"displayName":7}]""", WireJson.Default.ListWireSubmissionScore)
        );
        JsonSerializer.Deserialize("""[{"displayName":null}]""", WireJson.Default.ListWireSubmissionScore)![
            0
        ]!.DisplayName.ShouldBeNull();
    }
}
