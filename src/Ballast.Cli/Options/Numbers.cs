using System.Globalization;

namespace Ballast.Cli.Options;

/// <summary>Reads numbers of options exactly, with a point.</summary>
internal static class Numbers
{
    public static decimal Read(string text, string option, string command, decimal least, decimal most)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return isNumber && number >= least && number <= most
            ? number
            : throw new UsageException(command, $"{option} is a number from {least} to {most}, not '{text}'.");
    }

    /// <exception cref="UsageException">The number lies outside.</exception>
    public static int Within(int number, string option, string command, int least, int most) =>
        number >= least && number <= most
            ? number
            : throw new UsageException(command, $"{option} is a number from {least} to {most}, not {number}.");
}
