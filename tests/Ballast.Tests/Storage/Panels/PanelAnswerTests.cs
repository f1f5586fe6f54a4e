using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Storage.Panels;
using Ballast.Tests.Cli;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage.Panels;

/// <summary>Every question of the catalogue has the same answer with panels as without, byte for byte, as of several moments.</summary>
public sealed class PanelAnswerTests : IDisposable
{
    private readonly OptionWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void EveryAnswer_WithPanels_IsTheStores()
    {
        var folder = _world.Line.Folder.Path("panels");
        PanelArchive
            .Run(
                _world.Line.Store,
                folder,
                Tournament.Classic,
                SnapshotWorld.Now,
                false,
                (_, _) => { },
                TestContext.Current.CancellationToken
            )
            .ShouldBeOfType<Outcome<Ballast.Core.Workflows.Documents.StoreArchiveDocument>.Done>()
            .Value.Rounds.Count.ShouldBeGreaterThan(200);
        // Now, and in the middle of the way of some twenty rounds.
        foreach (var moment in new[] { SnapshotWorld.Now, RoundCalendar.CloseTime(1203).AddDays(9) })
        {
            foreach (var line in EveryText.First)
                Ask(line, moment, folder).ShouldBe(Ask(line, moment, null), $"{line} as of {moment:u}");
        }
    }

    private string Ask(string line, DateTimeOffset moment, string? panels)
    {
        var request = EveryText.Read(line, moment);
        using var store = TournamentStore.OpenUntil(_world.Line.Store, TestContext.Current.CancellationToken, panels);
        return request.Question.Ask(new Asked(new AsOfView(store, Tournament.Classic, moment), request.Given)) switch
        {
            Outcome<object>.Done { Value: var answer } => System.Text.Json.JsonSerializer.Serialize(
                answer,
                request.Question.Shape
            ),
            Outcome<object>.Refused { Refusal: var refusal } => refusal.ToString(),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }
}
