using Ballast.Cli.Output;
using Ballast.Numerai.Transfers;

namespace Ballast.Cli.Online;

/// <summary>Shows how far a file is, where somebody looks.</summary>
internal static class TransferBar
{
    public static T Over<T>(CommandContext context, string title, Func<IProgress<TransferProgress>?, T> work) =>
        ProgressBar.Over(context.Screen, title, share => work(share is null ? null : new Shares(share)));

    private sealed class Shares(IProgress<double> share) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            if (value.Total is > 0 and var total)
                share.Report((double)value.Done / total);
        }
    }
}
