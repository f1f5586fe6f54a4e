using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Numerai;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Http;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Stakes;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

/// <summary>A secret that would be recognised anywhere is in use, and is found nowhere.</summary>
public class CanaryTests
{
    /// <summary>With characters that JSON, addresses and HTML would escape.</summary>
    private const string Canary = "CANARY+s3cret/0123456789\"abc&<xyz>=";

    private static string Pair => $"CANARYPUBLIC${Canary}";

    public static TheoryData<string> Faults => [.. Injected.Keys];

    /// <summary>Servers that quote the request, in every way a server or a stack does.</summary>
    private static Dictionary<string, Func<FakeServer>> Injected { get; } =
        new(StringComparer.Ordinal)
        {
            ["error that quotes the header"] = () =>
                FakeServer.Answering(FakeServer.Errors($"bad header Authorization: Token {Pair}")),
            ["error that quotes the secret"] = () =>
                FakeServer.Answering(FakeServer.Errors($"unknown key {Canary}, sorry")),
            ["error over several lines"] = () => FakeServer.Answering(FakeServer.Errors($"unknown\n{Canary}\r\nsorry")),
            ["error that escapes the secret"] = () =>
                FakeServer.Answering(FakeServer.Errors($"key={Uri.EscapeDataString(Canary)}")),
            ["error in upper case"] = () => FakeServer.Answering(FakeServer.Errors(Canary.ToUpperInvariant())),
            ["error in base64"] = () =>
                FakeServer.Answering(
                    FakeServer.Errors(Convert.ToBase64String(Encoding.UTF8.GetBytes($"Token {Pair}")))
                ),
            ["error in JSON within a text"] = () =>
                FakeServer.Answering(FakeServer.Errors($"{{\"key\":\"{JsonEncodedText.Encode(Canary)}\"}}")),
            ["long error with the secret where it is cut"] = () =>
                FakeServer.Answering(FakeServer.Errors(new string('x', 390) + Canary)),
            ["path that quotes the secret"] = () =>
                FakeServer.Answering(
                    FakeServer.Json(
                        $$"""{"data":null,"errors":[{"message":"no","path":[{{JsonSerializer.Serialize(Canary)}}]}]}"""
                    )
                ),
            ["unknown field of that name"] = () =>
                FakeServer.Answering(FakeServer.Errors($"Cannot query field \"{Canary}\" on type \"X\"")),
            ["value that is no amount"] = () =>
                FakeServer.Answering(
                    FakeServer.Json(
                        FakeServer
                            .FixtureText("account")
                            .Replace(
                                "\"12.500000000000000001\"",
                                JsonSerializer.Serialize(Canary),
                                StringComparison.Ordinal
                            )
                    )
                ),
            ["page that quotes the secret"] = () =>
                FakeServer.Answering(FakeServer.Text($"<html>{Canary}</html>", 502)),
            ["exception that quotes the secret"] = () =>
                FakeServer.Throwing(() => new HttpRequestException($"header {Pair}", new IOException(Canary))),
            ["exception of the handler"] = () =>
                FakeServer.Throwing(() => new InvalidOperationException($"Token {Pair}")),
            ["401"] = () =>
                FakeServer.Answering(FakeServer.Json($$"""{"detail":{{JsonSerializer.Serialize(Pair)}}}""", 401)),
            ["429"] = () => FakeServer.Answering(FakeServer.TooMany(null)),
            ["silence"] = FakeServer.Silent,
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task secret_is_nowhere_in_what_a_fault_leaves_behind(string fault)
    {
        var events = new List<RequestAttempt>();
        var key = new NumeraiCredentials("CANARYPUBLIC", Canary);
        var options = new NumeraiOptions
        {
            AttemptTimeout = fault == "silence" ? TimeSpan.FromMilliseconds(50) : TimeSpan.FromSeconds(20),
            FirstRetryDelay = TimeSpan.FromMilliseconds(1),
            MaxAttempts = 2,
            Observer = events.Add,
        };
        using var server = Injected[fault]();
        using var connection = new NumeraiConnection(options, server);

        var error = await Should.ThrowAsync<NumeraiException>(() => new NumeraiClient(connection, key).AccountAsync());
        var outcome = await new NumeraiStakeWriter(connection, key).IncreaseAsync("m1", Nmr.Parse("1"));

        error.InnerException.ShouldBeNull();
        error.Message.ShouldNotContain("\n");
        ShouldBeClean(
            error.ToString(),
            error.Field,
            string.Join(' ', error.Errors),
            outcome.ToString(),
            string.Join(' ', events)
        );
        server.Asked.ShouldAllBe(asked => asked.Authorization == $"Token {Pair}");
    }

    [Fact]
    public async Task model_that_a_server_calls_like_the_secret_has_another_name_here()
    {
        var name = JsonSerializer.Serialize(Canary);
        var models =
            $"{{\"data\":{{\"account\":{{\"models\":[{{\"name\":{name},\"id\":\"m1\"}},{{\"name\":\"plain\",\"id\":\"m2\"}}]}}}}}}";
        using var connection = new NumeraiConnection(handler: FakeServer.Answering(FakeServer.Json(models)));
        var client = new NumeraiClient(connection, new NumeraiCredentials("CANARYPUBLIC", Canary));

        var account = await client.AccountModelsAsync(cancellation: TestContext.Current.CancellationToken);

        account.Value!.Models!.Select(m => m!.Name).ShouldBe(["***", "plain"]);
    }

    [Fact]
    public void secret_is_in_no_text_of_the_objects_that_hold_it()
    {
        var values = new Dictionary<string, string> { ["NUMERAI_PUBLIC_ID"] = "P", ["NUMERAI_SECRET_KEY"] = Canary };
        var ring = KeyRing.From(values);
        using var connection = new NumeraiConnection();
        var client = new NumeraiClient(connection, ring.Get());

        ShouldBeClean(
            ring.ToString(),
            ring.Get().ToString(),
            $"{client.Credentials}",
            new EnvFile.Content(values, []).ToString(),
            JsonSerializer.Serialize(ring.Get()),
            JsonSerializer.Serialize(ring.All)
        );
    }

    [Fact]
    public void debugger_is_shown_no_member_that_holds_the_secret()
    {
        var type = typeof(NumeraiCredentials);
        const BindingFlags All = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        var hidden = type.GetFields(All)
            .Where(field => field.Name is "_secret")
            .Cast<MemberInfo>()
            .Concat(type.GetProperties(All).Where(property => property.Name is "Redactor"))
            .ToList();

        hidden.Count.ShouldBe(2);
        hidden.ShouldAllBe(member =>
            member.GetCustomAttribute<DebuggerBrowsableAttribute>()!.State == DebuggerBrowsableState.Never
        );
        type.GetProperties().Select(property => property.Name).ShouldBe(["Label", "PublicId"], ignoreOrder: true);
    }

    private static void ShouldBeClean(params string?[] texts)
    {
        string[] shapes =
        [
            Canary,
            "s3cret",
            Uri.EscapeDataString(Canary),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary)),
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"Token {Pair}")),
        ];
        foreach (var text in texts)
        {
            foreach (var shape in shapes)
                (text ?? "").ShouldNotContain(shape, Case.Insensitive);
        }
    }
}
