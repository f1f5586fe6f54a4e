using System.Text.Json;
using Ballast.Tests.Sandbox.Server;

namespace Ballast.Tests.Sandbox.Api;

/// <summary>One type can be looked up, as on the real server; it prints the names that do not always reach their fields.</summary>
public sealed class IntrospectionTests : IAsyncLifetime
{
    private const string Whole = """
        query($name: String!) { __type(name: $name) { kind name enumValues { name } fields(includeDeprecated: true) {
          name isDeprecated args { name defaultValue type { kind name ofType { name kind } } }
          type { kind name ofType { kind name ofType { kind name } } } } } }
        """;

    private TestClient _client = null!;

    public async ValueTask InitializeAsync() => _client = await TestClient.StartAsync(TestClient.Legacy);

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Type_HasItsFieldsWithTheirTypes()
    {
        var type = await TypeAsync("Account");
        type.GetProperty("kind").GetString().ShouldBe("OBJECT");
        var fields = type.GetProperty("fields").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!);
        fields.Keys.ShouldBe(fields.Keys.Order(StringComparer.Ordinal));
        var models = fields["models"];
        models.GetProperty("type").GetProperty("kind").GetString().ShouldBe("LIST");
        models.GetProperty("type").GetProperty("ofType").GetProperty("name").GetString().ShouldBe("Model");
        var archived = models.GetProperty("args")[0];
        (archived.GetProperty("name").GetString(), archived.GetProperty("defaultValue").GetString()).ShouldBe(
            ("showArchived", "false")
        );
        // What is not served is there on the real server, and is there to see.
        fields.ShouldContainKey("w9Info");
    }

    [Fact]
    public async Task RequiredArgument_IsNonNull_AndPrintedAsItIsNotSent()
    {
        var fields = (await TypeAsync("RootQueryType")).GetProperty("fields").EnumerateArray();
        var performances = fields.Single(f => f.GetProperty("name").GetString() == "v2RoundModelPerformances");
        var arguments = performances
            .GetProperty("args")
            .EnumerateArray()
            .ToDictionary(a => a.GetProperty("name").GetString()!);
        arguments["modelId"].GetProperty("type").GetProperty("kind").GetString().ShouldBe("NON_NULL");
        arguments["modelId"].GetProperty("type").GetProperty("ofType").GetProperty("name").GetString().ShouldBe("ID");
        arguments.ShouldContainKey("roundNumberGte");
        fields.ShouldNotContain(f => f.GetProperty("name").GetString() == "__type");
    }

    [Fact]
    public async Task EnumsAndScalars_AreTypesToo_AndAnUnknownNameIsNone()
    {
        var status = await TypeAsync("RoundStatus");
        status
            .GetProperty("enumValues")
            .EnumerateArray()
            .Select(w => w.GetProperty("name").GetString())
            .ShouldContain("OPEN");
        (await TypeAsync("Nmr")).GetProperty("kind").GetString().ShouldBe("SCALAR");
        (await TypeAsync("Luck")).ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task OutdatedFields_AreLeftOutUnlessAskedFor()
    {
        var some = await _client.DataAsync("{ __type(name: \"V3UserProfile\") { fields { name } } }");
        var all = await TypeAsync("V3UserProfile");
        static bool HasStakeInfo(JsonElement type) =>
            type.GetProperty("fields").EnumerateArray().Any(f => f.GetProperty("name").GetString() == "stakeInfo");
        HasStakeInfo(some.GetProperty("__type")).ShouldBeFalse();
        HasStakeInfo(all).ShouldBeTrue();
    }

    private async Task<JsonElement> TypeAsync(string name) =>
        (await _client.DataAsync(Whole, new { name })).GetProperty("__type");
}
