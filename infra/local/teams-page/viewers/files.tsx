import {
  Caption1,
  Text,
  Tree,
  TreeItem,
  TreeItemLayout,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { FolderRegular } from '@fluentui/react-icons/svg/folder';
import type { ChannelView, FileView } from '../../page-model.ts';
import { useHere } from '../place/use-place.ts';
import { useMicrosoft } from '../servers/queries.ts';
import { Heading } from '../shell/heading.tsx';
import { Problem, Waiting } from '../shell/states.tsx';
import { clock } from '../shell/times.ts';

const useStyles = makeStyles({
  room: { padding: tokens.spacingHorizontalL, overflow: 'auto' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The files of every channel the team has. */
export function AllFiles() {
  const styles = useStyles();
  const { world, place } = useHere();
  const team = world.teams[0];
  const all = useMicrosoft('conversations', `conversations?person=${place.person.id}`);
  const channels = (all.data ?? []).filter((one) => one.kind === 'channel');
  return (
    <>
      <Heading title="Files" detail={team ? `The shared folders of ${team.name}` : ''} />
      {all.data && channels.length === 0 && (
        <Text className={styles.room}>{place.person.name} can open no folder of this team.</Text>
      )}
      <div className={styles.room}>
        {channels.map((channel) => (
          <ChannelFiles key={channel.id} channel={channel} />
        ))}
      </div>
    </>
  );
}

/** One channel's folder as a tree. */
export function ChannelFiles({ channel }: { channel: ChannelView }) {
  const styles = useStyles();
  const files = useMicrosoft('files', `files?channel=${encodeURIComponent(channel.id)}`);
  if (files.isPending) return <Waiting />;
  if (files.error) return <Problem error={files.error} retry={() => void files.refetch()} />;
  const { folder } = files.data;
  if (!folder) {
    return (
      <Text className={styles.room} block>
        {channel.name} has no folder yet. SharePoint makes it a while after the channel.
      </Text>
    );
  }
  return (
    <Tree aria-label={`Files of ${channel.name}`} defaultOpenItems={allFolders(folder)}>
      <FileItem file={folder} />
    </Tree>
  );
}

function FileItem({ file }: { file: FileView }) {
  const styles = useStyles();
  if (!file.folder) {
    return (
      <TreeItem itemType="leaf" value={file.id}>
        <TreeItemLayout iconBefore={<DocumentRegular />} aside={<Aside file={file} />}>
          {file.name}
        </TreeItemLayout>
      </TreeItem>
    );
  }
  return (
    <TreeItem itemType="branch" value={file.id}>
      <TreeItemLayout iconBefore={<FolderRegular />} aside={<Aside file={file} />}>
        {file.name} {file.children.length === 0 && <span className={styles.quiet}>(empty)</span>}
      </TreeItemLayout>
      <Tree>
        {file.children.map((child) => (
          <FileItem key={child.id} file={child} />
        ))}
      </Tree>
    </TreeItem>
  );
}

function Aside({ file }: { file: FileView }) {
  const people = file.people ? `only ${file.people.join(', ')} · ` : '';
  return (
    <Caption1>
      {people}
      {file.modifiedBy}, {clock(file.modifiedAt)}
    </Caption1>
  );
}

function allFolders(file: FileView): string[] {
  return file.folder ? [file.id, ...file.children.flatMap(allFolders)] : [];
}
