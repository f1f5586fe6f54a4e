using System.Text.Json;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Server.Hosting;
using Ballast.Server.Rest;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Ballast.Server.Mcp;

/// <summary>What a server of the Model Context Protocol answers: questions as tools, and pages of docs. Nothing of it writes.</summary>
/// <param name="ask">Asks a question; null where too many wait.</param>
/// <param name="defaults">What holds where a call does not say it.</param>
internal sealed class QuestionTools(Func<QuestionRequest, CancellationToken, Task<Answer?>> ask, ToolDefaults defaults)
{
    private const string Instructions =
        "Ballast answers questions about stake in the Numerai tournaments from what its owner has stored: what it earned, what the risk was, whether that can be believed, what to do now. "
        + "Every tool only reads; plan makes a draft that changes nothing, and no tool sends, signs or stakes anything. "
        + "Amounts are NMR where nothing else is said, shares lie between 0 and 1, and what is missing is null or left out, never zero. "
        + "An answer that says that there is not enough data, or that many models can still be the best, is an answer: pass it on. Begin with today; words are explained at ballast://glossary/{term}.";

    /// <summary>Makes a server answer.</summary>
    public void AddTo(McpServerOptions options)
    {
        options.ServerInfo = new Implementation
        {
            Name = "ballast",
            Title = "Ballast",
            Version = typeof(QuestionTools).Assembly.GetName().Version?.ToString(3) ?? "0",
        };
        options.ServerInstructions = Instructions;
        options.Capabilities = new ServerCapabilities { Tools = new(), Resources = new() };
        var handlers = options.Handlers;
        handlers.ListToolsHandler = (_, _) => new(new ListToolsResult { Tools = [.. ToolCatalogue.All] });
        handlers.CallToolHandler = (call, cancellation) => CallAsync(call.Params, cancellation);
        handlers.ListResourcesHandler = (_, _) =>
            new(new ListResourcesResult { Resources = [.. DocumentCatalogue.All] });
        handlers.ListResourceTemplatesHandler = (_, _) =>
            new(new ListResourceTemplatesResult { ResourceTemplates = [.. DocumentCatalogue.Templates] });
        handlers.ReadResourceHandler = (read, _) => new(Read(read.Params?.Uri ?? ""));
    }

    private async ValueTask<CallToolResult> CallAsync(CallToolRequestParams? call, CancellationToken cancellation)
    {
        if (ResourceCatalogue.Find(call?.Name ?? "") is not { } resource)
            throw new McpProtocolException($"There is no tool '{call?.Name}'.", McpErrorCode.InvalidParams);
        var read = ToolCall.Read(resource, call!.Arguments ?? new Dictionary<string, JsonElement>(), defaults);
        if (read is not Outcome<QuestionRequest>.Done { Value: var request })
            return Refused(((Outcome<QuestionRequest>.Refused)read).Refusal);
        var answer = await ask(request, cancellation).ConfigureAwait(false);
        return answer is null
            ? Refused(new Refusal("busy", "Too many questions are waiting; ask again in a second."))
            : Result(answer);
    }

    /// <summary>The document as text, byte for byte what <c>--json</c> prints, and as a value. A refusal is text alone: a value would have to have the shape of an answer.</summary>
    private static CallToolResult Result(Answer answer)
    {
        var isError = answer.Document is ErrorDocument;
        using var document = JsonDocument.Parse(answer.Json);
        return new CallToolResult
        {
            Content = [new TextContentBlock { Text = answer.Json }],
            StructuredContent = isError ? null : document.RootElement.Clone(),
            IsError = isError,
        };
    }

    private static CallToolResult Refused(Refusal refusal)
    {
        var error = new ErrorDocument(refusal.Code, refusal.Notice);
        return Result(new Answer(1, error, Json.Text(error) + "\n"));
    }

    private static ReadResourceResult Read(string uri) =>
        DocumentCatalogue.Read(uri) is { } contents
            ? new ReadResourceResult { Contents = [contents] }
            : throw new McpProtocolException($"There is no resource '{uri}'.", McpErrorCode.ResourceNotFound);
}
