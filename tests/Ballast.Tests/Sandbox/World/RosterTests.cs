using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Tests.Sandbox.World;

public class RosterTests
{
    private static readonly Dictionary<Tournament, int> Models = new()
    {
        [Tournament.Classic] = 8,
        [Tournament.Signals] = 3,
    };

    [Fact]
    public void Names_AreThoseOfTheFirstClassicModels_AndNothingElseChanges()
    {
        var plain = new Roster(1, Models);
        var named = new Roster(1, Models, ["k3_01", "shatteredx", ""]);
        Names(named, Tournament.Classic)
            .ShouldBe(["k3_01", "shatteredx", "", .. Names(plain, Tournament.Classic).Skip(3)]);
        Names(named, Tournament.Signals).ShouldBe(Names(plain, Tournament.Signals));
        named.Models.Select(m => m.Id).ShouldBe(plain.Models.Select(m => m.Id));
    }

    [Fact]
    public void Name_ThatTheWorldWouldHaveMadeUpForAnother_IsGivenOnce()
    {
        var taken = ModelNames.Create(5);
        var names = Names(new Roster(1, Models, [taken.ToUpperInvariant()]), Tournament.Classic);
        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(8);
        names[0].ShouldBe(taken.ToUpperInvariant());
    }

    private static List<string> Names(Roster roster, Tournament tournament) =>
        [.. roster.Models.Where(m => m.Tournament == tournament).Select(m => m.Name)];
}
