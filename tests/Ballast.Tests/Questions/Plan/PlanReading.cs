using System.Text.Json;
using Ballast.Core.Planning;
using Ballast.Core.Store;
using Ballast.Tests.Questions.Ladder;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions.Plan;

/// <summary>Plans of a world, read as <c>apply</c> reads them.</summary>
internal static class PlanReading
{
    /// <summary>Asks for a plan and reads its document.</summary>
    public static StakePlan Plan(this LadderWorld world, params string[] words) => world.Line.Plan(words);

    /// <inheritdoc cref="Plan(LadderWorld, string[])"/>
    public static StakePlan Plan(this CommandLine line, params string[] words)
    {
        var said = line.Run(["plan", .. words, "--json"]);
        said.Code.ShouldBe(0, said.Out + said.Error);
        return Read(said.Out);
    }

    /// <summary>Reads a plan that must be intact.</summary>
    public static StakePlan Read(string text) =>
        PlanFile.Read(text) is Outcome<StakePlan>.Done { Value: var plan }
            ? plan
            : throw new InvalidOperationException(PlanFile.Read(text).ToString());

    /// <summary>The code of the refusal of a plan.</summary>
    public static string Refusal(this LadderWorld world, params string[] words)
    {
        var said = world.Line.Run(["plan", .. words, "--json"]);
        said.Code.ShouldBe(1, said.Out);
        return JsonDocument.Parse(said.Out).RootElement.Text("code");
    }

    /// <summary>Kind, model and amount of each move, in order.</summary>
    public static IEnumerable<(PlanMoveKind, string, decimal)> Short(this StakePlan plan) =>
        plan.Moves.Select(m => (m.Kind, m.Model, m.Nmr));
}
