using Ballast.Core.Store;
using Ballast.Storage;

namespace Ballast.Cli.Output;

/// <summary>
/// The one way by which a command writes a file: beside its place, for its owner alone, and there only when it is whole. A store is never
/// replaced, whatever was asked; another file only where that was asked.
/// </summary>
internal static class OutputFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="context">The command; the store it uses is never replaced.</param>
    /// <param name="file">Where the file is to be, as it was named.</param>
    /// <param name="replaces">Whether a file that is there may be replaced; null where it may never be, and nothing replaces it.</param>
    /// <param name="write">Writes to the path it is given, where nothing is yet.</param>
    /// <returns>A refusal where the place cannot be taken or nothing was written; then everything is as before.</returns>
    /// <exception cref="OutputException">The disk or the folder does not let it be written.</exception>
    public static Outcome<T> Write<T>(
        CommandContext context,
        string file,
        bool? replaces,
        Func<string, Outcome<T>> write
    )
    {
        try
        {
            var place = StoreFile.Resolved(file);
            if (Check(context, file, place, replaces) is { } refusal)
                return refusal;
            using var partial = PartialFile.Beside(place);
            var outcome = write(partial.Path);
            if (outcome is not Outcome<T>.Done)
                return outcome;
            // Again: writing takes its time, and somebody may have put a store there.
            if (Check(context, file, place, replaces) is { } late)
                return late;
            partial.MoveTo(place, replaces == true);
            return outcome;
        }
        catch (DirectoryNotFoundException)
        {
            throw new OutputException("file", $"There is no folder for {file}; make it, or name another file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(
                "file",
                $"{file} cannot be written: {Reason(e)}. Name another file, or make room and leave to write there."
            );
        }
    }

    /// <summary>Why a place can never be taken, whatever may be replaced: it is a folder, a device or a store; null where it can.</summary>
    public static Refusal? Unfit(CommandContext context, string file) =>
        Check(context, file, StoreFile.Resolved(file), replaces: true);

    /// <summary>Why a place cannot be taken; null where it can.</summary>
    private static Refusal? Check(CommandContext context, string file, string place, bool? replaces)
    {
        if (Directory.Exists(place) || file.EndsWith(Path.DirectorySeparatorChar))
            return new Refusal("not-a-file", $"{file} is a folder; name a file in it.");
        if (StoreFile.IsSpecial(place))
            return new Refusal("not-a-file", $"{file} is no file but a pipe or a device; name a file.");
        if (IsOfAStore(context, place))
            return new Refusal(
                "is-a-store",
                $"{file} is a store, a database or a part of one, and is never replaced; name another file."
            );
        if (File.Exists(place) && replaces != true)
            return new Refusal(
                "file-exists",
                $"There is a file {file} already; name another one{(replaces is null ? "" : ", or replace it with --force")}. Nothing was changed."
            );
        return null;
    }

    /// <summary>By what stands in the file, by the file whose log it would be, and by the name of the store in use, which may be new and empty.</summary>
    private static bool IsOfAStore(CommandContext context, string place)
    {
        var owner = StoreFile.OwnerOf(place);
        if (!StoreLocation.IsServer(context.StorePath) && StoreFile.Resolved(context.StorePath) is var store)
        {
            // First: what this process holds open must not be opened a second time (StoreFile.IsDatabase).
            if (place == store || owner == store)
                return true;
        }
        return StoreFile.IsDatabase(place) || (owner is not null && StoreFile.IsDatabase(StoreFile.Resolved(owner)));
    }

    private static string Reason(Exception exception) =>
        exception is UnauthorizedAccessException
            ? "that is not allowed"
            // The framework's words go on with the path, which is not the one that was named.
            : exception.Message.Split(" : ")[0].Split(": '")[0].TrimEnd('.').ToLowerInvariant();
}
