using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Predictions;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Tidiness;

/// <summary>Every kind of claim has somebody who grades it.</summary>
public sealed class PredictionGraderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Graders_InTheAssembly_AreAllInTheCatalogueUnderAKindOfTheirOwn()
    {
        using var store = TournamentStore.Open(_folder.Path("store.db"));
        var ground = new GradingGround(new AsOfView(store, Tournament.Classic, CommandLine.UsualNow));
        var all = PredictionGraders.All(ground);
        all.Select(g => g.Kind).ShouldBe(["ranking", "nowcast", "paper", "advice"]);
        typeof(IPredictionGrader)
            .Assembly.GetTypes()
            .Where(t => t.IsClass && typeof(IPredictionGrader).IsAssignableFrom(t))
            .Select(t => t.Name)
            .ShouldBe(all.Select(g => g.GetType().Name), ignoreOrder: true);
    }
}
