using System.Globalization;
using Ballast.Sandbox.Api;
using Ballast.Sandbox.GraphQl;

namespace Ballast.Tests.Sandbox.Server;

public class EveryFieldTests
{
    /// <summary>Asks for every field of the schema that can be reached, two levels of lists deep, and expects no error.</summary>
    [Theory]
    [InlineData("2021-06-01")]
    [InlineData("2022-11-15")]
    [InlineData("2026-05-13")]
    [InlineData("2027-01-20")]
    public async Task Every_query_answers_every_one_of_its_fields_in_every_age(string day)
    {
        var now = DateTimeOffset.Parse(day + "T18:00:00Z", CultureInfo.InvariantCulture);
        await using var client = await TestClient.StartAsync(now);
        var own = await client.OwnModelAsync();
        foreach (
            var field in Schema
                .Tournament.Types["RootQueryType"]
                .Fields.Values.Where(f => f.IsServed && f.Name != "v3_stake_auth")
        )
        {
            var arguments = field
                .Arguments.Values.Where(a => (a.Type.Required && !a.HasDefault) || a.Name == "model_id")
                .Select(a => $"{a.Printed}: {Example(a.Name, own)}")
                .ToList();
            var call = arguments.Count == 0 ? field.Printed : $"{field.Printed}({string.Join(", ", arguments)})";
            var query = $"{{ {call} {Selection(field.Type.Name, 0)} }}";
            var answer = await client.AskAsync(query, key: true);
            answer.TryGetProperty("errors", out var errors).ShouldBeFalse($"{field.Printed}: {errors}");
        }
    }

    [Fact]
    public void Every_root_field_of_the_schema_has_an_answer()
    {
        foreach (var type in new[] { "RootQueryType", "RootMutationType" })
        {
            foreach (var field in Schema.Tournament.Types[type].Fields.Values.Where(f => f.IsServed))
                TournamentApi.Bindings.Find(type, field.Name).ShouldNotBeNull(field.Printed);
        }
    }

    private static string Example(string argument, string modelId) =>
        argument switch
        {
            "model_id" => $"\"{modelId}\"",
            "tournament" or "tournament_id" => "8",
            "round_number" => "1230",
            "model_name" => "\"amber_anchor\"",
            "username" => "\"captain\"",
            "round_id" => "\"1400\"",
            "filename" => "\"v5.2/features.json\"",
            _ => "\"x\"",
        };

    private static string Selection(string type, int depth)
    {
        if (Schema.Tournament.Find(type) is not { } definition)
            return "";
        var fields = definition
            .Fields.Values.Where(f => f.IsServed)
            .Where(f => depth < 2 || Schema.Tournament.Find(f.Type.Name) is null);
        return "{ " + string.Join(" ", fields.Select(f => $"{f.Name} {Selection(f.Type.Name, depth + 1)}")) + " }";
    }
}
