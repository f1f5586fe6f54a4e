using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Storage.Engines;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage.Panels;

/// <summary>Which sources wrote which rounds is noted as scores are: by imports, by taking them back, and for what a store held before.</summary>
public sealed class RoundSourceTests : IDisposable
{
    private readonly SqliteTestStore _place = new();

    public RoundSourceTests() => FilledStore.Fill(_place.Location);

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Notes_AfterAnImportAndItsUndo_AreWhatTheScoresSay()
    {
        Noted().ShouldNotBeEmpty();
        Noted().ShouldBe(Written());
        using (var store = TournamentStore.Open(_place.Location))
            store.UndoLastImport(FilledStore.Day).ShouldBeOfType<Outcome<UndoneImport>.Done>();
        Noted().ShouldBeEmpty();
        Written().ShouldBeEmpty();
    }

    [Fact]
    public void Notes_OfAStoreFromBefore_AreWorkedOut()
    {
        _place.Sql("DROP TABLE scored_round_source; DELETE FROM ballast_schema WHERE version = 24");
        TournamentStore.Open(_place.Location).Dispose();
        Noted().ShouldNotBeEmpty();
        Noted().ShouldBe(Written());
    }

    private List<string> Noted() =>
        Rows("SELECT tournament || ' ' || round || ' ' || source_id FROM scored_round_source ORDER BY 1");

    private List<string> Written() =>
        Rows(
            "SELECT DISTINCT m.tournament || ' ' || s.round || ' ' || s.source_id FROM score_revision s JOIN model m ON m.id = s.model_id ORDER BY 1"
        );

    private List<string> Rows(string sql)
    {
        using var connection = _place.Engine.Connect();
        return Query.Texts(connection, sql);
    }
}
