using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ballast.Core.Rounds;
using Ballast.Numerai.Stakes;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

/// <summary>
/// Damaged answers to changes of stake. Each outcome is held against a second reading of the same bytes, written here and apart from
/// the library: accepted only where the answer states exactly this change, refused only where it says a known no and nothing else.
/// </summary>
public sealed partial class StakeAnswerFuzzTests
{
    private static readonly Nmr Amount = Nmr.Parse("10.500000000000000001");

    private static readonly string[] Operations =
    [
        "increaseStake",
        "releaseStake",
        "drain",
        "cancelPendingStakeRelease",
    ];

    [Fact]
    public Task outcome_of_1000_damaged_answers_never_says_more_than_they_do() => RunAsync(1, 1_000);

    /// <summary>The whole run; docs/numerai-client.md has its command.</summary>
    [Fact(Explicit = true)]
    public Task outcome_of_30000_damaged_answers_never_says_more_than_they_do() => RunAsync(1_000_000, 30_000);

    private static async Task RunAsync(int firstSeed, int answers)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = firstSeed; seed < firstSeed + answers; seed++)
        {
            var operation = Operations[seed % Operations.Length];
            var answer = new MutatedAnswer(seed, Root(operation), Made(operation));
            var (outcome, sent) = await AskAsync(operation, answer);
            var what = $"seed {seed}, {operation}, {outcome}, {answer}";
            sent.ShouldBe(1, what);
            Judge(operation, answer, outcome, what);
            var name = $"{answer.Origin} -> {outcome.GetType().Name}";
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }
        foreach (var (name, count) in counts)
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {count}");
        // Every way is gone, or the run shows nothing.
        counts.Keys.ShouldContain("Made -> Accepted");
        counts.Keys.ShouldContain("Made -> Unknown");
        counts.Keys.ShouldContain("Refused -> Refused");
        counts.Keys.ShouldContain("Refused -> Unknown");
        counts.Keys.ShouldContain("Doubtful -> Unknown");
    }

    private static void Judge(string operation, MutatedAnswer answer, StakeChangeOutcome outcome, string what)
    {
        switch (outcome)
        {
            case StakeChangeOutcome.Accepted:
                answer.Origin.ShouldBe(Origin.Made, what);
                Reads(() => StatesTheChange(operation, answer)).ShouldBeTrue(what);
                break;
            case StakeChangeOutcome.Refused(_, var reason):
                answer.Origin.ShouldNotBe(Origin.Made, what);
                Reads(() => SaysAKnownNo(operation, answer)).ShouldBeTrue(what);
                OneLine(reason, what);
                break;
            case StakeChangeOutcome.Unknown(var why):
                OneLine(why, what);
                break;
        }
    }

    private static async Task<(StakeChangeOutcome Outcome, int Sent)> AskAsync(string operation, MutatedAnswer answer)
    {
        using var cancellation = new CancellationTokenSource();
        ClientFixture? open = null;
        using var server = new FakeServer((_, _) => Task.FromResult(Answer(answer, open!, cancellation)));
        using var fixture = open = new ClientFixture(server);
        var outcome = operation switch
        {
            "increaseStake" => await fixture.Writer.IncreaseAsync("m1", Amount, cancellation.Token),
            "releaseStake" => await fixture.Writer.ReleaseAsync("m1", Amount, cancellation.Token),
            "drain" => await fixture.Writer.ReleaseAllAsync("m1", Amount, cancellation.Token),
            _ => await fixture.Writer.CancelReleaseAsync("m1", cancellation.Token),
        };
        return (outcome, server.Asked.Count);
    }

    private static HttpResponseMessage Answer(
        MutatedAnswer answer,
        ClientFixture fixture,
        CancellationTokenSource cancellation
    )
    {
        switch (answer.Trouble)
        {
            case Trouble.Throws:
                throw new InvalidOperationException($"broken {ClientFixture.Secret}");
            case Trouble.ThrowsConnectionError:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "gone");
            case Trouble.ClosesConnection:
                fixture.Connection.Dispose();
                break;
            case Trouble.Cancels:
                cancellation.Cancel();
                break;
            case Trouble.CancelsAndThrows:
                cancellation.Cancel();
                throw new IOException("reset");
        }
        HttpContent content = answer.Cut is { } cut
            ? new StreamContent(new BreakingStream(answer.Body, cut))
            : new ByteArrayContent(answer.Body);
        return new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = content };
    }

    private static void OneLine(string text, string what)
    {
        text.ShouldNotBeNullOrWhiteSpace(what);
        text.Any(char.IsControl).ShouldBeFalse(what);
        text.ShouldNotContain(ClientFixture.Secret, Case.Sensitive, what);
    }

    private static string Root(string operation) => operation == "drain" ? "releaseStake" : operation;

    private static string Made(string operation)
    {
        var (type, status) = operation switch
        {
            "increaseStake" => ("increase", "pending"),
            "cancelPendingStakeRelease" => ("decrease", "canceled"),
            _ => ("decrease", "pending"),
        };
        var change = new JsonObject
        {
            ["id"] = "7",
            ["type"] = type,
            ["status"] = status,
            ["requestedAmount"] = Amount.ToString(),
            ["dueDate"] = "2026-07-04T14:03:11Z",
            ["drain"] = operation == "drain",
        };
        return new JsonObject { ["data"] = new JsonObject { [Root(operation)] = change } }.ToJsonString();
    }

    /// <summary>The second reading of an answer that a change was made.</summary>
    private static bool StatesTheChange(string operation, MutatedAnswer answer)
    {
        if (answer.Status != 200 || Parse(answer) is not { } body || HasComplaint(body))
            return false;
        var change = body.GetProperty("data").GetProperty(Root(operation));
        bool? drain = Value(change, "drain")?.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
        var status = Value(change, "status")?.ToString();
        var type = Value(change, "type")?.ToString();
        var isAmount =
            Value(change, "requestedAmount") is { } amount
            && decimal.TryParse(amount.ToString(), out var nmr)
            && nmr == Amount.Amount;
        return operation switch
        {
            "increaseStake" => type == "increase" && status == "pending" && isAmount && drain != true,
            "releaseStake" => type == "decrease" && status == "pending" && isAmount && drain != true,
            "drain" => type == "decrease" && status == "pending" && drain == true,
            _ => type == "decrease" && status is "canceled" or "cancelled",
        };
    }

    /// <summary>The second reading of an answer that a change was refused.</summary>
    private static bool SaysAKnownNo(string operation, MutatedAnswer answer)
    {
        var isRefusingStatus = answer.Status is 401 or 403 or 429;
        if (Parse(answer) is not { } body)
            return isRefusingStatus && !answer.Body.AsSpan().ContainsAny((byte)'{', (byte)'[');
        if (Value(body, "data") is { } data && (data.ValueKind != JsonValueKind.Object || HasAny(data)))
            return false;
        if (Value(body, "errors") is not { } errors)
            return isRefusingStatus && !body.TryGetProperty("detail", out _);
        return (isRefusingStatus || answer.Status is (>= 200 and < 300) or 400)
            && errors.ValueKind == JsonValueKind.Array
            && (isRefusingStatus || errors.GetArrayLength() > 0)
            && errors.EnumerateArray().All(error => IsKnown(error, Root(operation)));
    }

    /// <summary>Whether an answer can be read so; one whose text is no Unicode can be read in no way.</summary>
    private static bool Reads(Func<bool> reading)
    {
        try
        {
            return reading();
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsKnown(JsonElement error, string root) =>
        error.ValueKind == JsonValueKind.Object
        && Value(error, "message") is { ValueKind: JsonValueKind.String } message
        && KnownWords().IsMatch(message.GetString()!)
        && (
            Value(error, "path") is not { } path
            || (
                path.ValueKind == JsonValueKind.Array
                && (path.GetArrayLength() == 0 || (path.GetArrayLength() == 1 && path[0].ToString() == root))
            )
        );

    private static bool HasComplaint(JsonElement body) =>
        body.TryGetProperty("detail", out _)
        || (
            Value(body, "errors") is { } errors
            && (errors.ValueKind != JsonValueKind.Array || errors.GetArrayLength() > 0)
        );

    private static bool HasAny(JsonElement data) =>
        data.EnumerateObject().Any(p => p.Value.ValueKind != JsonValueKind.Null);

    private static JsonElement? Value(JsonElement owner, string key) =>
        owner.ValueKind == JsonValueKind.Object
        && owner.TryGetProperty(key, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    private static JsonElement? Parse(MutatedAnswer answer)
    {
        try
        {
            var body = JsonElement.Parse(answer.Body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return body.ValueKind == JsonValueKind.Object ? body : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        """^\s*(Insufficient (funds|balance|stake|permission for \w+)|You must be authenticated|Your session is invalid or has expired|Too many requests|Cannot query field "\w+" on type "\w+"\.|No pending stake release|Model not found)\.?\s*$""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex KnownWords();

    /// <summary>Gives so many bytes, then breaks.</summary>
    private sealed class BreakingStream(byte[] body, int after) : MemoryStream(body[..after], writable: false)
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("the line is cut");
        }

        public override Task<int> ReadAsync(
            byte[] buffer,
            int offset,
            int count,
            CancellationToken cancellationToken
        ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
