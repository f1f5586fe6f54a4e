using System.ComponentModel;
using System.Diagnostics;
using Ballast.Core.Store;
using Ballast.Delivery.Messages;

namespace Ballast.Delivery.Channels;

/// <summary>A notification on the screen of this machine: by notify-send, on a Mac by osascript. No shell reads what is said.</summary>
/// <param name="program">The program; null for this system's.</param>
internal sealed class DesktopChannel(string? program = null) : IAlertChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // What is shown stands in its arguments, not in the script.
    private const string Script =
        "on run argv\ndisplay notification (item 2 of argv) with title (item 1 of argv)\nend run";

    /// <inheritdoc/>
    public async Task SendAsync(AlertMessage message, CancellationToken cancellation)
    {
        var isMac = program is null && OperatingSystem.IsMacOS();
        var name = program ?? (isMac ? "osascript" : "notify-send");
        var start = new ProcessStartInfo(name, isMac ? Mac(message) : Linux(message))
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        either.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
            if (process.ExitCode != 0)
                throw new DeliveryException($"{name} ended with {process.ExitCode}: is there a desktop?");
        }
        catch (Win32Exception e)
        {
            throw new DeliveryException($"There is no {name} on this machine.", e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new DeliveryException($"{name} did not end in {Patience.TotalSeconds:0} s.", e);
        }
    }

    private static string[] Linux(AlertMessage message) =>
        [
            "--app-name=Ballast",
            $"--urgency={(message.Incident.Urgency switch { IncidentUrgency.Urgent => "critical", IncidentUrgency.Notice => "low", _ => "normal" })}",
            "--",
            message.Title,
            string.Join('\n', message.Lines.Select(Escaped)),
        ];

    private static string[] Mac(AlertMessage message) =>
        ["-e", Script, "--", message.Title, string.Join('\n', message.Lines)];

    /// <summary>The body is a small markup, and notify-send reads backslashes in it.</summary>
    private static string Escaped(string line) =>
        line.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
