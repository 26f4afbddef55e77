using System.CommandLine;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary><c>suoqiao indices</c>: index numbers from files. It needs no database.</summary>
internal static class IndicesCommand
{
    public static Command Create()
    {
        var texts = Language.Texts<IndexFilesTexts>();
        return new Command("indices", texts["Indices"])
        {
            PriceCommand.Create(),
            CompositeCommand.Create(),
            DiffusionCommand.Create(),
        };
    }
}
