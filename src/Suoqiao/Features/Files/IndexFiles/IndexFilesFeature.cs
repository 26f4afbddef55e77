using System.CommandLine;
using Suoqiao.House;

namespace Suoqiao.Features.Files.IndexFiles;

internal sealed class IndexFilesFeature : Feature
{
    public override IEnumerable<Command> Commands(ConsoleHost console) => [IndicesCommand.Create()];
}
