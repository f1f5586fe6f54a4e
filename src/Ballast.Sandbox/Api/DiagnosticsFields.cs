using Ballast.Core.Rounds;
using Ballast.Sandbox.Files;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Scoring;
using Ballast.Sandbox.Uploads;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Api;

/// <summary>What predictions of past eras would have scored.</summary>
internal static class DiagnosticsFields
{
    public static void Bind(Bindings bindings)
    {
        bindings.Type<ApiRequest>("RootQueryType").Field("diagnostics", Find);
        bindings.Type<ApiRequest>("RootMutationType").Field("createDiagnostics", Create);
        bindings
            .Type<DiagnosticsRun>("Diagnostics")
            .Field("id", d => d.Id)
            .Field("status", d => d.Message is null ? "done" : "failed")
            .Field("message", d => d.Message)
            .Field("updatedAt", d => d.At)
            .Field("erasAcceptedCount", d => d.Eras.Count)
            .Field("perEraDiagnostics", d => d.Eras)
            .Field("validationFeatureCorrMax", d => Of(d, e => e.FeatureCorrMax).Mean)
            .Field("validationFeatureNeutralCorrMean", d => Of(d, e => e.FeatureNeutralCorr).Mean)
            .Field("validationFeatureNeutralCorrV3Mean", d => Of(d, e => e.FeatureNeutralCorr).Mean)
            .Field("validationMaxDrawdown", d => Of(d, Corr).MaxDrawdown)
            .Field("validationCorrMaxDrawdown", d => Of(d, Corr).MaxDrawdown)
            .Field("validationAutocorr", d => Of(d, Corr).Autocorrelation)
            .Field("validationCorrPlusMmcSharpeDiff", d => Of(d, CorrPlusMmc).Sharpe - Of(d, Corr).Sharpe)
            .Field("validationBmcMean", d => Of(d, e => e.Bmc).Mean)
            .Field("validationAlphaMaxDrawdown", d => Of(d, e => e.Alpha).MaxDrawdown)
            .Field("examplePredsCorrMean", d => Of(d, e => e.WithExample).Mean);
        BindSummary(bindings, "validationCorr", Corr);
        BindSummary(bindings, "validationMmc", e => e.Mmc);
        BindSummary(bindings, "validationCorrPlusMmc", CorrPlusMmc);
        BindSummary(bindings, "validationAlpha", e => e.Alpha);
        bindings
            .Type<ValidationEra>("PerEraDiagnostics")
            .Field("era", e => e.Era)
            .Field("examplePredsCorr", e => e.WithExample)
            .Field("validationAlpha", e => e.Alpha)
            .Field("validationBmc", e => e.Bmc)
            .Field("validationCorr", e => e.Corr)
            .Field("validationFeatureCorrMax", e => e.FeatureCorrMax)
            .Field("validationFeatureNeutralCorr", e => e.FeatureNeutralCorr)
            .Field("validationFeatureNeutralCorrV3", e => e.FeatureNeutralCorr)
            .Field("validationMmc", e => e.Mmc);
    }

    private static void BindSummary(Bindings bindings, string name, Func<ValidationEra, double?> score) =>
        bindings
            .Type<DiagnosticsRun>("Diagnostics")
            .Field(name + "Mean", d => Of(d, score).Mean)
            .Field(name + "Std", d => Of(d, score).Deviation)
            .Field(name + "Sharpe", d => Of(d, score).Sharpe);

    private static EraStatistics Of(DiagnosticsRun run, Func<ValidationEra, double?> score) =>
        new(run.Eras.Select(score));

    private static double? Corr(ValidationEra era) => era.Corr;

    private static double? CorrPlusMmc(ValidationEra era) => era.Corr + era.Mmc;

    private static IEnumerable<DiagnosticsRun> Find(ApiRequest request, Arguments arguments)
    {
        var (model, id) = (request.Own(arguments.Text("model_id")), arguments.Text("id"));
        return request
            .Desk.Diagnostics.Where(d =>
                d.ModelId == model.Id && d.At <= request.View.Now && (id is null || d.Id == id)
            )
            .Reverse();
    }

    private static DiagnosticsRun Create(ApiRequest request, Arguments arguments)
    {
        var tournament = ApiRequest.Tournament(arguments);
        var model = UploadFields.Model(request, arguments, tournament);
        var file = UploadFields.File(request, arguments, UploadKind.Diagnostics);
        var run = Run(request, tournament, file) with
        {
            Id = Ids.Uuid(request.Source.Data!.Seed, model.Id + " diagnostics", request.Desk.Diagnostics.Count),
            ModelId = model.Id,
        };
        request.Desk.Diagnostics.Enqueue(run);
        request.Desk.Store.Close(file);
        return run;
    }

    /// <summary>As on the real server a file that cannot be scored makes a failed run, not a refused request.</summary>
    private static DiagnosticsRun Run(ApiRequest request, Tournament tournament, StoredFile file)
    {
        try
        {
            var eras = ValidationScoring.Compute(
                PredictionReader.Read(file.Bytes, tournament),
                tournament,
                request.Source.Data!.Seed,
                request.View.Newest(tournament)
            );
            return new DiagnosticsRun("", "", request.View.Now, null, eras);
        }
        catch (UploadException e)
        {
            return new DiagnosticsRun("", "", request.View.Now, e.Message, []);
        }
    }
}
