using Ballast.Sandbox.GraphQl;

namespace Ballast.Sandbox.Api;

/// <summary>The whole API: which code answers which field of the schema.</summary>
internal static class TournamentApi
{
    public static Bindings Bindings { get; } = Create();

    private static Bindings Create()
    {
        var bindings = new Bindings(Schema.Tournament);
        RoundFields.Bind(bindings);
        RoundDetailFields.Bind(bindings);
        PerformanceFields.Bind(bindings);
        ProfileFields.Bind(bindings);
        DailyFields.Bind(bindings);
        PayoutSelections.Bind(bindings);
        AccountPageFields.Bind(bindings);
        ReturnFields.Bind(bindings);
        LeaderboardFields.Bind(bindings);
        AccountBoardFields.Bind(bindings);
        OverviewFields.Bind(bindings);
        PriceFields.Bind(bindings);
        DirectoryFields.Bind(bindings);
        AccountFields.Bind(bindings);
        SubmissionFields.Bind(bindings);
        AtomicFields.Bind(bindings);
        AtomicClaimFields.Bind(bindings);
        MiscFields.Bind(bindings);
        MutationFields.Bind(bindings);
        TriggerFields.Bind(bindings);
        PickleFields.Bind(bindings);
        Introspection.Bind(bindings);
        DatasetFields.Bind(bindings);
        UploadFields.Bind(bindings);
        DiagnosticsFields.Bind(bindings);
        ModelNoteFields.Bind(bindings);
        return bindings;
    }
}
