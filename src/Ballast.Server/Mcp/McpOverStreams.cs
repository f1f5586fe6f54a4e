using Ballast.Server.Hosting;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace Ballast.Server.Mcp;

/// <summary>A server of the Model Context Protocol for the program that started this one: it speaks over standard input and output.</summary>
public static class McpOverStreams
{
    /// <summary>Answers until the input ends or the token ends it.</summary>
    /// <param name="questions">Who answers.</param>
    /// <param name="defaults">What holds where a call does not say it.</param>
    /// <param name="streams">What comes in, and where protocol goes and nothing else.</param>
    /// <param name="logs">Where it is said what fails.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task RunAsync(
        IQuestionService questions,
        ToolDefaults defaults,
        (Stream Input, Stream Output) streams,
        ILoggerFactory logs,
        CancellationToken cancellation
    )
    {
        // One question at a time: each may take all that the machine has.
        using var turn = new SemaphoreSlim(1);
        var tools = new QuestionTools(
            async (request, gone) =>
            {
                await turn.WaitAsync(gone).ConfigureAwait(false);
                try
                {
                    return await Task.Run(() => questions.Ask(request, gone), gone).ConfigureAwait(false);
                }
                finally
                {
                    turn.Release();
                }
            },
            defaults
        );
        var options = new McpServerOptions();
        tools.AddTo(options);
        var transport = new StreamServerTransport(streams.Input, streams.Output, "ballast", logs);
        var server = McpServer.Create(transport, options, logs);
        try
        {
            await server.RunAsync(cancellation).WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Ctrl-C. Below it is seen too: a server that was told so before it began ends without a word.
        }
        // The other side keeps its end open: nothing but the end of the process ends the reading of it.
        if (cancellation.IsCancellationRequested)
            return;
        await server.DisposeAsync().ConfigureAwait(false);
        await transport.DisposeAsync().ConfigureAwait(false);
    }
}
