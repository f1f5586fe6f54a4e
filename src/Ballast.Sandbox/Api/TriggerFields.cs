using Ballast.Sandbox.GraphQl;

namespace Ballast.Sandbox.Api;

/// <summary>Webhooks that start a model somewhere else: noted, and never called, because a sandbox asks no address.</summary>
internal static class TriggerFields
{
    private sealed record LogLine(DateTimeOffset Time, string Message);

    public static void Bind(Bindings bindings)
    {
        bindings.Type<ApiRequest>("RootMutationType").Field("triggerModelWebhook", Trigger);
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("triggerLogs", Log);
        bindings
            .Type<LogLine>("InvocationLog")
            .Field("message", l => l.Message)
            .Field("timestamp", l => (int)l.Time.ToUnixTimeSeconds());
    }

    private static string Trigger(ApiRequest request, Arguments arguments)
    {
        var model = request.Own(arguments.Text("model_id"));
        var id = World.Ids.Uuid(World.SeededRandom.HashOf(model.Id), "trigger", request.Side.NextNonce());
        request.Side.Triggers[id] = (model, request.View.Now);
        return id;
    }

    private static IEnumerable<LogLine> Log(ApiRequest request, Arguments arguments)
    {
        if (
            !request.Side.Triggers.TryGetValue(arguments.Text("trigger_id")!, out var trigger)
            || trigger.Model.AccountId != request.Caller.Id
        )
            yield break;
        yield return new LogLine(trigger.Time, "Trigger received; this sandbox calls no webhook");
    }
}
