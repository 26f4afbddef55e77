using System.CommandLine;
using Suoqiao.House;

namespace Suoqiao.Features.Files.ScheduleFiles;

internal sealed class ScheduleFilesFeature : Feature
{
    public override IEnumerable<Command> Commands(ConsoleHost console) => [ScheduleCommand.Create()];
}
