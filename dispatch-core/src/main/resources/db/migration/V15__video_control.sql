-- What is told of a stream of live video, after it was asked for.
alter table command drop constraint command_kind_check;
alter table command add check (kind in ('text', 'locate', 'track', 'set_parameters', 'query_parameters', 'photograph',
  'confirm_alarm', 'live_video', 'video_control'));
